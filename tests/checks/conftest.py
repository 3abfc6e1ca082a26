"""A clean warehouse of three reports of two offices, in which a check finds nothing until a fault is planted."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))  # builders

from clean_reports import REPORTS, SIGHTINGS, digest_of

from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.load import Warehouse, load, load_reference_tables, open_warehouse

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One statement of a .sql file: a planted fault or a near-miss."""

    rule: str
    kind: str
    title: str
    expect: str
    sql: str

    @property
    def name(self) -> str:
        return f"{self.rule}: {self.title}"


def read_cases(path: Path) -> list[Case]:
    """Read the cases of one file: `-- fault:` or `-- near_miss:`, perhaps `-- expect:`, then SQL."""
    cases = []
    for part in re.split(r"^(?=-- (?:fault|near_miss): )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head = re.match(r"-- (fault|near_miss): (.*)\n(?:-- expect: (.*)\n)?", part)
        assert head, f"{path.name}: {part[:60]}"
        cases.append(Case(path.stem, head.group(1), head.group(2), head.group(3) or "true", part[head.end() :]))
    return cases


CASES = [case for path in sorted(HERE.glob("*.sql")) for case in read_cases(path)]


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        assert not load(warehouse, REPORTS, SIGHTINGS).refused
        warehouse.connection.execute("CREATE OR REPLACE MACRO doc(name) AS " + digest_of())
        audit(warehouse)
        warehouse.connection.execute("CHECKPOINT")
    return folder


@pytest.fixture
def copied(clean: Path, tmp_path: Path) -> Callable[[], Iterator[Warehouse]]:
    """Open a copy of the clean warehouse that may be spoilt."""
    shutil.copy(clean / "warehouse.duckdb", tmp_path / "warehouse.duckdb")

    @contextmanager
    def opened() -> Iterator[Warehouse]:
        with open_warehouse(tmp_path) as warehouse:
            yield warehouse

    return opened
