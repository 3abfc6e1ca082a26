"""What the command line and the environment say, in one frozen place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from normalizers.errors import UsageError


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


VERIFY_SHARE = 0.01


def verify_share(every: bool = False) -> float:
    """Return the share of score cells that are also read from their pictures: all, or what ITA_VERIFY_SHARE says.

    Raises:
        UsageError: ITA_VERIFY_SHARE is no number from 0 to 1.
    """
    if every:
        return 1.0
    said = os.environ.get("ITA_VERIFY_SHARE", str(VERIFY_SHARE))
    try:
        share = float(said)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise UsageError(f"ITA_VERIFY_SHARE is '{said}'. Set it to a number from 0 (never) to 1 (every cell), such as 0.01.")
    return share


def jobs_default() -> int:
    return max(1, min(8, os.cpu_count() or 1))
