"""Rows of a CSV or XLSX file as text, with nothing but the standard library: a workbook is never run, only read."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from normalizers.errors import InputError

LARGEST = 50_000_000  # bytes of one part of a workbook, unpacked
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_rows(path: Path) -> list[tuple[int, list[str]]]:
    """Return the rows of a CSV file, or of the first sheet of an XLSX workbook, as (line number, cells).

    Raises:
        InputError: There is no such file, or it is neither.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    if body.startswith(b"PK"):
        try:
            return _sheet(body)
        except (zipfile.BadZipFile, ElementTree.ParseError, KeyError, ValueError, IndexError) as error:
            raise InputError(f"{path} is no workbook that can be read ({error}). Save it as CSV in UTF-8 and import that.") from error
    for encoding in ("utf-8-sig", "cp874"):  # cp874: Excel's CSV on a Thai Windows
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        reader = csv.reader(io.StringIO(text, newline=""))
        return [(reader.line_num, row) for row in reader]
    raise InputError(f"{path} is neither UTF-8 nor Thai Windows text. Save it as CSV in UTF-8.")


def _sheet(body: bytes) -> list[tuple[int, list[str]]]:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        sheets = sorted(name for name in archive.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name))
        words = "xl/sharedStrings.xml"
        shared = [_text(item) for item in _part(archive, words).iter(f"{_MAIN}si")] if words in archive.namelist() else []
        first = min(sheets, key=lambda name: int(re.sub(r"\D", "", name)))
        rows: list[tuple[int, list[str]]] = []
        for row in _part(archive, first).iter(f"{_MAIN}row"):
            cells: dict[int, str] = {}
            for cell in row.iter(f"{_MAIN}c"):
                cells[_column(cell.get("r", ""), len(cells))] = _value(cell, shared)
            rows.append((int(row.get("r", len(rows) + 1)), [cells.get(n, "") for n in range(max(cells, default=-1) + 1)]))
        return rows


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is larger than {LARGEST} bytes")
    body = archive.read(name)
    if b"<!DOCTYPE" in body[:1000]:
        raise ValueError(f"{name} declares a document type")
    return ElementTree.fromstring(body)  # noqa: S314  no document type, bounded in size


def _column(place: str, following: int) -> int:
    letters = re.match(r"[A-Z]+", place)
    if letters is None:
        return following
    number = 0
    for letter in letters.group():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: ElementTree.Element, shared: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    value = cell.findtext(f"{_MAIN}v", "")
    if cell.get("t") == "s" and value:
        return shared[int(value)]
    return value


def _text(element: ElementTree.Element) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MAIN}t"))
