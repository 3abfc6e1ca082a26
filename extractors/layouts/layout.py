"""What a layout module is, and the list of all of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from extractors.layouts.collect import Collected
from extractors.layouts.columns import Column
from extractors.layouts.grid import Grid
from extractors.layouts.rows import Row
from extractors.layouts.setting import Setting


@dataclass(frozen=True, slots=True)
class Understood:
    """A table as far as its words and figures explain it; layouts decide from this.

    Attributes:
        grid: Title, header and data rows.
        columns: Columns with roles.
        rows: Data rows with meanings.
        collected: Values with their full meaning.
        setting: What surrounds the table.
        named: Distinct indicators that labels name by their names.
        numbered: Distinct indicators that labels name by number only.
        is_ita: Words around or in the table speak of the assessment.
        looks_alike: Words in or directly above it name another assessment.
    """

    grid: Grid
    columns: tuple[Column, ...]
    rows: list[Row]
    collected: Collected
    setting: Setting
    named: frozenset[int]
    numbered: frozenset[int]
    is_ita: bool
    looks_alike: bool

    @property
    def indicators(self) -> frozenset[int]:
        """Distinct indicators that its labels name."""
        return self.named | self.numbered

    @property
    def scored(self) -> int:
        """How many scores it prints."""
        return sum("score" in slot.cells for slot in self.collected.slots.values())


@dataclass(frozen=True, slots=True)
class Layout:
    """One printed table layout.

    Attributes:
        name: Name of its module.
        kind: `TableRecord.kind`.
        rank: Layouts are tried from the lowest rank; those that rule scores out come first.
        fits: Whether a table is of this layout.
        has_scores: Whether its figures are loaded.
    """

    name: str
    kind: str
    rank: int
    fits: Callable[[Understood], bool]
    has_scores: bool = True


@cache
def all_layouts() -> tuple[Layout, ...]:
    """Return the layouts of this package in the order they are tried; a module with a LAYOUT is one."""
    package = importlib.import_module("extractors.layouts")
    modules = (importlib.import_module(f"extractors.layouts.{m.name}") for m in pkgutil.iter_modules(package.__path__))
    found = [module.LAYOUT for module in modules if isinstance(getattr(module, "LAYOUT", None), Layout)]
    return tuple(sorted(found, key=lambda layout: layout.rank))
