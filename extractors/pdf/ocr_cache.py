"""Pages read from pictures, kept by content: a long scan that is killed goes on from the pages done. Safe to delete."""

from __future__ import annotations

import json
import os
from dataclasses import fields
from pathlib import Path

from extractors.pdf.glyphs import Glyph, PageContent, Rule


def load_page(folder: Path, page: int) -> PageContent | None:
    """Return a page that was read before, None when it was not or its file is damaged."""
    try:
        plain = json.loads((folder / f"{page}.json").read_text(encoding="utf-8"))
        plain["glyphs"] = [Glyph(**g) for g in plain["glyphs"]]
        plain["rules"] = [Rule(*r) for r in plain["rules"]]
        return PageContent(**plain)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save_page(folder: Path, content: PageContent) -> None:
    """Keep a page; a full disk costs the cache, not the reading."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part = folder / f".{content.page}.{os.getpid()}.part"
        plain = {f.name: getattr(content, f.name) for f in fields(content)} | {"glyphs": [g.as_dict() for g in content.glyphs]}
        part.write_text(json.dumps(plain, ensure_ascii=False, default=float), encoding="utf-8")
        part.rename(folder / f"{content.page}.json")
    except OSError:
        return
