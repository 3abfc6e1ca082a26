"""The compiled reader says what the Python modules say, to the last bit, and is there where it can be built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from extractors.pdf.compiled import native
from tests.hostile.mutate import mutated

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "flows" / "sample" / "site").rglob("*.pdf"))
LABELLED = sorted((ROOT / "tests" / "labelled" / "pdfs").glob("*.pdf"))
FROM = [*SAMPLES[::3], *LABELLED[::9]]
DAMAGED = 60


def both_forms(files: list[Path]) -> tuple[list[str], list[str]]:
    """Return what each form says of the files, one line a file."""
    answers = []
    for form, wanted in (("1", "compiled"), ("0", "python")):
        command = [sys.executable, "-m", "tests.pdf.printed_as_text", *map(str, files)]
        done = subprocess.run(command, cwd=ROOT, env=os.environ | {"ITA_COMPILED": form}, capture_output=True, text=True, check=True)
        said, *lines = done.stdout.splitlines()
        assert said == wanted
        assert len(lines) == len(files)
        answers.append(lines)
    return answers[0], answers[1]


def test_the_compiled_reader_is_built_where_a_compiler_is() -> None:
    compiler = shutil.which((sysconfig.get_config_var("CC") or "cc").split()[0])
    if compiler is None:
        pytest.skip("no C compiler here")
    assert native is not None


@pytest.mark.skipif(native is None, reason="the compiled reader was not built here")
def test_samples_and_labelled_reports_are_read_the_same_in_both_forms() -> None:
    compiled, python = both_forms([*SAMPLES, *LABELLED])
    assert compiled == python


@pytest.mark.skipif(native is None, reason="the compiled reader was not built here")
def test_damaged_reports_are_read_the_same_in_both_forms(tmp_path: Path) -> None:
    files = []
    for name, body in mutated([path.read_bytes() for path in FROM], DAMAGED, seed=17):
        files.append(tmp_path / name)
        files[-1].write_bytes(body)
    compiled, python = both_forms(files)
    assert compiled == python
    assert len({line.split()[0] for line in compiled}) > DAMAGED / 2  # not all of them unreadable in the same way
