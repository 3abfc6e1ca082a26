"""What runs inside a worker: the functions that open a PDF, each with one picklable argument and answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.sandbox_worker import Limits, enter_page

if TYPE_CHECKING:
    from normalizers.load_reference import Reference


@dataclass(frozen=True, slots=True)
class ExtractTask:
    """One PDF to read.

    Attributes:
        path: Its file.
        extractor: Version of the whole reader; the answer is stored under that of the parts that it met.
        engine: 'fast' or 'reference'.
        reference_dir: The user's overrides, or None.
        cache_dir: Where pages read from pictures are kept, or None.
        verify: Share of the score cells that are read from the picture too, 0 to 1.
        limits: What a page may cost.
        lost: Pages that killed a process before, with the reason: they are not opened again.
    """

    path: str
    extractor: str
    engine: str = "fast"
    reference_dir: str | None = None
    cache_dir: str | None = None
    verify: float = 0.0
    limits: Limits = field(default_factory=Limits)
    lost: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RenderTask:
    """One page to draw, with boxes (points) or without; others are drawn less strongly."""

    path: str
    page: int
    rotation: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    scale: float = 2.0
    others: tuple[tuple[float, float, float, float], ...] = ()


@cache
def _reference(directory: str | None) -> Reference:
    from normalizers.load_reference import load_reference

    return load_reference(Path(directory) if directory else None)


def extract_task(task: ExtractTask) -> tuple[bytes, str]:
    """Read one PDF and return the serialised extraction, and why it is quarantined ('' when it is not)."""
    from dataclasses import replace

    from extractors.extract import extract
    from extractors.pdf.page_limits import PageLimits
    from extractors.serialize import to_bytes
    from extractors.version import parts_in, version_with

    limits = PageLimits(
        task.limits.page_seconds, task.limits.picture_seconds, task.limits.document_seconds, dict(task.lost), enter_page
    )  # fmt: skip
    extraction = extract(
        Path(task.path),
        _reference(task.reference_dir),
        engine=task.engine,
        verify=task.verify,
        cache_dir=Path(task.cache_dir) / task.extractor if task.cache_dir else None,
        limits=limits,
        ocr=limits.picture_seconds > 0,
    )
    reason = extraction.reason if extraction.status == "quarantined" else ""
    own = version_with(task.extractor, parts_in(extraction.extractor))
    return to_bytes(replace(extraction, extractor=own)), reason


def render_task(task: RenderTask) -> bytes:
    """Draw one page as PNG."""
    from extractors.pdf.render import render_page, render_page_with_boxes

    if task.boxes or task.others:
        return render_page_with_boxes(Path(task.path), task.page, task.rotation, task.boxes, task.scale, task.others)
    return render_page(Path(task.path), task.page, task.rotation, task.scale)
