"""Our cell finder gives pdfplumber's cells, in pdfplumber's order, to the last bit."""

from __future__ import annotations

import random

import pytest
from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extractors.ruled_cells import Corners, Crossings, Edge, cell_groups, merged_edges
from extractors.tables import SNAP


def _plumbers(edges: list[Edge]) -> list[list[Corners]]:
    plain = [
        {"orientation": "h", "x0": e.start, "x1": e.end, "top": e.at, "bottom": e.at, "width": e.end - e.start, "height": 0.0}
        if e.flat
        else {"orientation": "v", "x0": e.at, "x1": e.at, "top": e.start, "bottom": e.end, "width": 0.0, "height": e.end - e.start}
        for e in edges
    ]
    tables = cells_to_tables(intersections_to_cells(edges_to_intersections(merge_edges(plain, SNAP, SNAP, SNAP, SNAP), SNAP, SNAP)))
    return [list(table) for table in tables]


def _ours(edges: list[Edge]) -> list[list[Corners]]:
    return cell_groups(Crossings(*merged_edges(edges, SNAP), SNAP).cells())


def _drawing(seed: int) -> list[Edge]:
    """Tables as producers draw them: cut at cells, doubled, a little off, with merged cells and loose strokes."""
    chance = random.Random(seed)
    edges = []
    for _ in range(chance.randint(1, 3)):
        xs = sorted(chance.uniform(20, 560) for _ in range(chance.randint(2, 7)))
        ys = sorted(chance.uniform(20, 800) for _ in range(chance.randint(2, 9)))
        for flat, lines, across in ((True, ys, xs), (False, xs, ys)):
            for at in lines:
                for start, end in zip(across, across[1:], strict=False):
                    if chance.random() < 0.85:
                        slip = [chance.choice((0.0, 0.0, 0.25, -0.7, 1.9, 3.3)) for _ in range(3)]
                        edges.append(Edge(flat, at + slip[0], start + slip[1], max(start, end + slip[2])))
    edges += [Edge(chance.random() < 0.5, chance.uniform(0, 600), a := chance.uniform(0, 500), a + 60) for _ in range(4)]
    chance.shuffle(edges)
    return edges if len({e.flat for e in edges}) == 2 else _drawing(seed + 100_000)


@pytest.mark.parametrize("first", range(0, 300, 30))
def test_cells_are_those_of_pdfplumber(first: int) -> None:
    found = 0
    for seed in range(first, first + 30):
        edges = _drawing(seed)
        assert _ours(edges) == _plumbers(edges), seed
        found += len(_ours(edges))
    assert found > 20
