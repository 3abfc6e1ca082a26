"""Checks of command-line values that more than one command takes."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from normalizers.errors import UsageError


def check_choice(option: str, value: str, allowed: Collection[str]) -> None:
    if value not in allowed:
        raise UsageError(f"{option} {value}: give one of {', '.join(allowed)}.")


def check_office(office: str | None, reference: Path | None = None) -> None:
    """Refuse an office id that is not in the registry, with the nearest ones."""
    if office is None:
        return
    from rapidfuzz import process

    from normalizers.load_reference import load_reference
    from normalizers.offices import resolve_office

    index = load_reference(reference).offices
    if not index.known(office):
        meant = resolve_office(office, index).office_id
        if meant:
            raise UsageError(f"No office has the id '{office}'. Did you mean {meant}?")
        near = ", ".join(name for name, _, _ in process.extract(office, [o.office_id for o in index.all()], limit=3))
        raise UsageError(f"No office has the id '{office}'. Nearest: {near}. `ita offices resolve NAME` finds an id.")


def check_year(year: int | None) -> None:
    if year is not None and not 2540 <= year <= 2599:
        hint = f" Did you mean {year + 543}?" if 1990 <= year <= 2056 else ""
        raise UsageError(f"--year {year}: a year of the Buddhist Era is needed, such as 2566.{hint}")


def check_rule(rule: str | None, connection: Any) -> None:
    """Refuse the name of a rule that is neither one of ours nor of any finding, with the nearest ones."""
    if rule is None:
        return
    from rapidfuzz import process

    from warehouse.check_files import CHECKS_DIR

    known = {path.stem for path in CHECKS_DIR.glob("*.sql")} | {
        row[0] for row in connection.execute("SELECT DISTINCT rule FROM findings").fetchall()
    }
    if rule not in known:
        near = ", ".join(name for name, _, _ in process.extract(rule, sorted(known), limit=3))
        raise UsageError(f"No rule is named '{rule}'. Nearest: {near}. `ita audit --list` shows all.")
