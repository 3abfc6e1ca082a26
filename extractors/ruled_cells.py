"""Cells between ruled edges: what pdfplumber's table finder says, without its dictionaries.

The steps and their arithmetic are pdfplumber's, so that the cells are the same to the last bit; a test holds the two against each
other. Edges are snapped to common lines, joined along them, crossed, and each crossing looks for the smallest rectangle of
which it is the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

Point = tuple[float, float]
Corners = tuple[float, float, float, float]  # x0, top, x1, bottom


class Edge(NamedTuple):
    """A straight edge: `at` is its y when flat and its x when upright; `start` and `end` lie along it."""

    flat: bool
    at: float
    start: float
    end: float


def merged_edges(edges: Sequence[Edge], tolerance: float) -> tuple[list[Edge], list[Edge]]:
    """Snap edges that lie side by side to one line and join those that touch; return the flat and the upright ones."""
    flat = _joined(_snapped([e for e in edges if e.flat], tolerance), tolerance)
    return flat, _joined(_snapped([e for e in edges if not e.flat], tolerance), tolerance)


def _snapped(edges: list[Edge], tolerance: float) -> list[Edge]:
    groups: dict[float, int] = {}
    number, last = -1, 0.0
    for at in sorted({e.at for e in edges}):
        if number < 0 or at > last + tolerance:
            number += 1
        groups[at], last = number, at
    clusters: list[list[Edge]] = [[] for _ in range(number + 1)]
    for edge in edges:
        clusters[groups[edge.at]].append(edge)
    snapped = []
    for cluster in clusters:
        middle = sum([e.at for e in cluster]) / len(cluster)
        # not simply the middle: what is left of the difference decides which edges meet to the last bit
        snapped += [Edge(e.flat, e.at + (middle - e.at), e.start, e.end) for e in cluster]
    return snapped


def _joined(edges: list[Edge], tolerance: float) -> list[Edge]:
    joined: list[Edge] = []
    for _, line in groupby(sorted(edges, key=attrgetter("at")), key=attrgetter("at")):
        last: Edge | None = None
        for edge in sorted(line, key=attrgetter("start")):
            if last is None or edge.start > last.end + tolerance:
                joined.append(edge)
                last = edge
            elif edge.end > last.end:
                joined[-1] = last = last._replace(end=edge.end)
    return joined


class Crossings:
    """Where flat and upright edges meet, and which edges meet there."""

    def __init__(self, flat: Sequence[Edge], upright: Sequence[Edge], tolerance: float) -> None:
        import numpy as np

        self.flat: dict[Point, set[int]] = {}
        self.upright: dict[Point, set[int]] = {}
        y, left, right = (np.array(column) for column in zip(*((e.at, e.start, e.end) for e in flat), strict=True))
        x, top, bottom = (np.array(column)[:, None] for column in zip(*((e.at, e.start, e.end) for e in upright), strict=True))
        meet = (top <= y + tolerance) & (bottom >= y - tolerance) & (x >= left - tolerance) & (x <= right + tolerance)
        for v, h in zip(*(n.tolist() for n in np.nonzero(meet)), strict=True):
            point = (upright[v].at, flat[h].at)
            self.upright.setdefault(point, set()).add(v)
            self.flat.setdefault(point, set()).add(h)

    def __len__(self) -> int:
        return len(self.flat)

    def cells(self) -> list[Corners]:
        """Return the smallest rectangle below and to the right of each crossing, from left to right."""
        points = sorted(self.flat)
        below: dict[float, list[Point]] = {}
        right: dict[float, list[Point]] = {}
        found = []
        for point in reversed(points):
            x, y = point
            cell = self._smallest(point, below.get(x, ()), right.get(y, ()))
            if cell is not None:
                found.append(cell)
            below.setdefault(x, []).append(point)
            right.setdefault(y, []).append(point)
        return found[::-1]

    def _smallest(self, point: Point, below: Sequence[Point], right: Sequence[Point]) -> Corners | None:
        """Return the smallest cell; what lies nearest stands last in `below` and `right`."""
        if not right:
            return None
        upright, flat = self.upright, self.flat
        beside = [p for p in reversed(right) if not flat[point].isdisjoint(flat[p])]
        for low in reversed(below):
            if upright[point].isdisjoint(upright[low]):
                continue
            for far in beside:
                corner = (far[0], low[1])
                if corner in flat and not upright[corner].isdisjoint(upright[far]) and not flat[corner].isdisjoint(flat[low]):
                    return (*point, *corner)
        return None


def cell_groups(cells: Iterable[Corners]) -> list[list[Corners]]:
    """Return the cells of each table: those that hang together by their corners; a cell alone is none."""
    groups: list[list[Corners]] = []
    left = list(cells)
    while left:
        group: list[Corners] = []
        corners: set[Point] = set()
        before = -1
        while len(group) > before:
            before, others = len(group), []
            for cell in left:
                x0, top, x1, bottom = cell
                own = ((x0, top), (x0, bottom), (x1, top), (x1, bottom))
                if group and corners.isdisjoint(own):
                    others.append(cell)
                else:
                    corners.update(own)
                    group.append(cell)
            left = others
        groups.append(group)
    groups.sort(key=lambda group: min(map(itemgetter(1, 0), group)))
    return [group for group in groups if len(group) > 1]
