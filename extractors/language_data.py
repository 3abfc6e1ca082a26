"""Which data of its languages tesseract has on this machine: what a scan says depends on it. Imports nothing, so that any process can ask."""

from __future__ import annotations

import os
from pathlib import Path

LANGUAGES = ("tha", "eng")
PLACES = ("/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tessdata", "/opt/homebrew/share/tessdata", "/usr/local/share/tessdata")


def data_folder() -> Path | None:
    """Return the folder that tesseract is given, None where there is no Thai data."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(p) for p in ((named,) if named else ()) + PLACES]
    places += sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"))
    return next((place for place in places if (place / "tha.traineddata").exists()), None)


def language_data() -> str:
    """Return the sizes of the languages' files; they tell fast, usual and best data apart.

    >>> language_data().startswith(("tha=", "none"))
    True
    """
    folder = data_folder()
    if folder is None:
        return "none"
    files = {language: folder / f"{language}.traineddata" for language in LANGUAGES}
    return " ".join(f"{language}={path.stat().st_size if path.exists() else 0}" for language, path in files.items())
