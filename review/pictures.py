"""Pictures of pages: drawn once by a limited worker, then kept in the cache of the data folder."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path

from extractors.sandbox import Limits, Workers
from extractors.sandbox_tasks import RenderTask

SCALES = (1.0, 1.5, 2.0, 3.0)
LIMITS = Limits(wall_seconds=30.0)


class Pictures:
    """Draws and keeps page images; use as a context manager.

    Args:
        data_dir: The data folder; images are kept in its cache.
        pdf_path: Where the bytes of a digest are.
    """

    def __init__(self, data_dir: Path, pdf_path: Callable[[str], Path]) -> None:
        self._folder = data_dir / "cache" / "pages"
        self._pdf_path = pdf_path
        self._workers = Workers(1, LIMITS, preload=("extractors.pdf.render",))
        self._lock = threading.Lock()  # one page at a time: drawing takes 40 ms, a flood of requests must not take the machine

    def __enter__(self) -> Pictures:
        self._workers.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.__exit__(None, None, None)

    def warm_up(self, sha256: str) -> None:
        """Start the worker before the first picture is wanted."""
        threading.Thread(target=self.page, args=(sha256, 1, 0, 1.0), daemon=True).start()

    def page(self, sha256: str, page: int, rotation: int, scale: float) -> bytes | None:
        """Return a page as PNG, None where it cannot be drawn.

        Args:
            sha256: Digest of a document that is in the warehouse.
            page: Number from 1.
            rotation: As the warehouse says.
            scale: One of SCALES, pixels per point.
        """
        path = self._folder / sha256[:2] / sha256 / f"{page}-{rotation}-{scale}.png"
        try:
            return path.read_bytes()
        except OSError:
            pass
        with self._lock:
            if path.exists():
                return path.read_bytes()
            task = RenderTask(str(self._pdf_path(sha256)), page, rotation, (), scale)
            image: bytes | None = self._workers.run("extractors.sandbox_tasks.render_task", task).value
        if image is not None:
            _keep(path, image)
        return image


def _keep(path: Path, image: bytes) -> None:
    """Write whole or not at all; a cache that cannot be written costs time, not the page."""
    part = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(image)
        part.rename(path)
    except OSError:
        part.unlink(missing_ok=True)
