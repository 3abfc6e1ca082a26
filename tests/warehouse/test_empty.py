"""An empty warehouse from the cache is the one that the statements make; a damaged one is not taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse.empty import folder, keep, kept
from warehouse.open import open_warehouse


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ita-reports"


def described(data_dir: Path) -> list[tuple[object, ...]]:
    """Return every statement and comment of a new warehouse, and its settings."""
    data_dir.mkdir()
    (data_dir / "snapshots").mkdir()
    with open_warehouse(data_dir) as warehouse:
        found: list[tuple[object, ...]] = warehouse.connection.execute(
            "SELECT 'table', table_name, sql, comment FROM duckdb_tables() UNION ALL "
            "SELECT 'view', view_name, sql, comment FROM duckdb_views() WHERE NOT internal UNION ALL "
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal UNION ALL "
            "SELECT 'setting', key, value, NULL FROM settings UNION ALL "
            "SELECT 'macro', function_name, macro_definition, NULL FROM duckdb_functions() WHERE NOT internal ORDER BY ALL"
        ).fetchall()
    return found


def test_kept_and_made_are_the_same_and_a_damaged_one_is_not_taken(tmp_path: Path, cache: Path) -> None:
    made = described(tmp_path / "made")
    (kept,) = cache.glob("empty-*.duckdb")
    assert described(tmp_path / "copied") == made
    assert len(made) > 800
    kept.write_bytes(kept.read_bytes()[:-5000])
    assert described(tmp_path / "again") == made
    kept.unlink(missing_ok=True)


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert described(tmp_path / "made")


def test_without_a_home_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "here")  # not absolute: the standard has it ignored
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert folder() is None
    keep("key", b"body")
    assert kept("key") is None
    assert not list(tmp_path.iterdir())


def test_a_cache_that_may_not_be_looked_into_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, pattern: str) -> None:
        raise PermissionError(13, "Permission denied", f"{path}/{pattern}")

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keep("key", b"body")
    assert kept("key") == b"body"
    monkeypatch.setattr(Path, "glob", refused)  # as for a user whose HOME is another's
    assert kept("key") is None
