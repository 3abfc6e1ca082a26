"""The command, and `ita web` as a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

ITA = Path(sys.executable).with_name("ita")


@contextmanager
def served(data_dir: Path, *words: str):
    """Keep `ita web` running on a free port and give its address."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("ITA_")} | {"ITA_ACTOR": "สมศรี"}
    process = subprocess.Popen(
        [ITA, "--data", data_dir, "web", "--port", "0", *words], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    )
    try:
        line = process.stderr.readline().decode()
        found = re.match(r"http://\S+:\d+", line)
        assert found, line
        yield found.group()
    finally:
        process.terminate()
        process.wait(20)
