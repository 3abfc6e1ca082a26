"""A clean warehouse of three reports of two offices, in which a check finds nothing until a fault is planted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "warehouse"))  # builders

from clean_reports import REPORTS, SIGHTINGS, digest_of

from normalizers.load_reference import load_reference
from warehouse.audit import audit
from warehouse.load import Warehouse, load, load_reference_tables, open_warehouse, publish_snapshot


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    with open_warehouse(folder) as warehouse:
        load_reference_tables(warehouse, load_reference())
        assert not load(warehouse, REPORTS, SIGHTINGS).refused
        warehouse.connection.execute("CREATE OR REPLACE MACRO doc(name) AS " + digest_of())
        audit(warehouse)
        publish_snapshot(warehouse)
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
