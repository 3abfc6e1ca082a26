from __future__ import annotations

import sys
from pathlib import Path

import pytest

from normalizers.load_reference import Reference, load_reference
from warehouse.load import load, load_reference_tables, open_warehouse, publish_snapshot

sys.path.insert(0, str(Path(__file__).parent))  # builders


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture
def loaded(tmp_path, reference):
    """Load batches of (extractions, sightings) into a new warehouse, publish it, and return the data folder."""

    def fill(*batches, data_dir=tmp_path):
        with open_warehouse(data_dir) as warehouse:
            load_reference_tables(warehouse, reference)
            for extractions, sightings in batches:
                load(warehouse, extractions, sightings)
            publish_snapshot(warehouse)
        return data_dir

    return fill
