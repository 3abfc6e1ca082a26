"""What the command line and the environment say, in one frozen place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Configuration:
    """Options that every command shares.

    Attributes:
        data_dir: The data folder.
        quiet / verbose: How much is said on stderr.
    """

    data_dir: Path
    quiet: bool = False
    verbose: int = 0


def default_data_dir() -> Path:
    return Path(os.environ.get("ITA_DATA") or "data")


def jobs_default() -> int:
    return max(1, min(8, os.cpu_count() or 1))
