"""Tesseract, kept warm: words with boxes, and single short readings with a closed set of letters."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from normalizers.errors import UsageError

Word = tuple[str, int, int, int, int, float]  # text, x0, top, x1, bottom in pixels, confidence 0-100
LANGUAGES = "tha+eng"
BLOCK, LINE, WORD, SINGLE, SPARSE = 6, 7, 8, 10, 11


class OcrMissingError(UsageError):
    """Tesseract, its Thai data or a package is not installed; `ita doctor` says how to get it."""


@cache
def _engine(languages: str) -> Any:
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError as error:
        raise OcrMissingError("ocr_missing: the package tesserocr is not installed. Type: ita doctor") from error
    try:
        return tesserocr.PyTessBaseAPI(path=_data_folder(), lang=languages)
    except RuntimeError as error:
        raise OcrMissingError("ocr_missing: tesseract has no Thai data. Type: ita doctor") from error


@cache
def _data_folder() -> str:
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named)] if named else []
    places += [
        Path(p)
        for p in ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata", "/opt/homebrew/share/tessdata", "/usr/local/share/tessdata")
    ]
    places += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"))
    for place in places:
        if (place / "tha.traineddata").exists():
            return str(place)
    raise OcrMissingError("ocr_missing: tha.traineddata was not found. Type: ita doctor")


def start() -> None:
    """Start tesseract.

    Raises:
        OcrMissingError: It cannot be.
    """
    _engine(LANGUAGES)


def available() -> bool:
    """Return whether pages can be read from pictures here."""
    try:
        import cv2  # noqa: F401

        start()
    except (ImportError, OcrMissingError):
        return False
    return True


def _set(engine: Any, image: Any, dpi: int) -> None:
    import numpy as np

    body = np.ascontiguousarray(image)
    engine.SetImageBytes(body.tobytes(), body.shape[1], body.shape[0], 1, body.shape[1])
    engine.SetSourceResolution(dpi)


def read_words(image: Any, dpi: int, mode: int = BLOCK, languages: str = LANGUAGES) -> list[Word]:
    """Read the words of a picture in reading order."""
    import tesserocr

    engine = _engine(languages)
    engine.SetPageSegMode(mode)
    engine.SetVariable("tessedit_char_whitelist", "")
    _set(engine, image, dpi)
    engine.Recognize()
    found = []
    iterator = engine.GetIterator()
    if iterator is None:
        return []
    for word in tesserocr.iterate_level(iterator, tesserocr.RIL.WORD):
        try:
            text, box = word.GetUTF8Text(tesserocr.RIL.WORD), word.BoundingBox(tesserocr.RIL.WORD)
        except RuntimeError:
            continue
        if text and text.strip() and box:
            found.append((text.strip(), *box, float(word.Confidence(tesserocr.RIL.WORD))))
    return found


def read_short(image: Any, dpi: int, letters: str, languages: str = "eng", mode: int = LINE) -> str:
    """Read a short text of a closed set of letters."""
    engine = _engine(languages)
    engine.SetPageSegMode(mode)
    engine.SetVariable("tessedit_char_whitelist", letters)
    _set(engine, image, dpi)
    return str(engine.GetUTF8Text()).strip()
