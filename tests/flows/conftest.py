"""The real console script, run as a user runs it, on small reports in a temporary folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_pdf import report

ITA = Path(sys.executable).with_name("ita")


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Command:
    folder: Path
    data_dir: Path

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("ITA_", "PREFECT_"))}
        return kept | {"ITA_DATA": str(self.data_dir)}

    def __call__(self, *arguments: object, stdin: str = "") -> Ran:
        words = [str(ITA), *map(str, arguments)]
        done = subprocess.run(
            words, cwd=self.folder, env=self.environment(), input=stdin, capture_output=True, text=True, timeout=120, check=False
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: object) -> subprocess.Popen[str]:
        words = [str(ITA), *map(str, arguments)]
        pipe = subprocess.PIPE
        return subprocess.Popen(words, cwd=self.folder, env=self.environment(), stdout=pipe, stderr=pipe, text=True, start_new_session=True)

    def one(self, query: str) -> list[dict[str, object]]:
        ran = self("sql", query, "--format", "json")
        assert ran.code == 0, ran.err
        return list(json.loads(ran.out))


@pytest.fixture
def ita(tmp_path: Path) -> Command:
    return Command(tmp_path, tmp_path / "data")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A report that reads well."""
    path = tmp_path / "good.pdf"
    path.write_bytes(report())
    return path
