"""What the two engines read differently: `python -m benchmarks.engines [FOLDER]`.

The fast engine is pdfium, the reference engine pdfplumber on pdfminer. Facts are compared by what they say, without their boxes, which
differ by tenths of a point; then the numbers of each page, and its text without blanks. Without a folder the labelled set and the sample
site are read; tests/pdf/engine_differences.csv names the cause of each difference there, docs/engines.md explains the causes.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.extract import extract
from extractors.records import Extraction
from normalizers.load_reference import Reference, load_reference

ROOT = Path(__file__).parents[1]
OWN = (ROOT / "tests" / "labelled" / "pdfs", ROOT / "flows" / "sample" / "site")
MOST_SHOWN = 3
AROUND = 12  # characters shown on both sides of the first difference of a page
NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
GLYPH = re.compile(r"\(cid:\d+\)")  # a glyph whose character pdfminer does not know


@dataclass(frozen=True, slots=True)
class Difference:
    """What of one kind only one of the engines reads in a document."""

    document: str
    kind: str
    only_fast: tuple[str, ...]
    only_reference: tuple[str, ...]


def _facts(field: str, *names: str) -> Callable[[Extraction], Iterator[tuple[Any, ...]]]:
    return lambda made: (tuple(getattr(fact, name) for name in names) for fact in getattr(made, field))


def _numbers(made: Extraction) -> Iterator[tuple[Any, ...]]:
    return ((page, number) for page, text in enumerate(made.text, 1) for number in NUMBER.findall(GLYPH.sub(" ", text)))


def _pages(made: Extraction) -> Iterator[tuple[Any, ...]]:
    return ((page, "".join(text.split())) for page, text in enumerate(made.text, 1))


KINDS: dict[str, Callable[[Extraction], Iterator[tuple[Any, ...]]]] = {
    "score": _facts(
        "scores", "office_id", "agency", "fiscal_year_be", "indicator_no", "score", "level_printed", "rank_printed", "remark_printed",
        "name_printed", "place",
    ),
    "total": _facts(
        "totals", "office_id", "agency", "fiscal_year_be", "scope", "score", "weighted_score", "level_printed", "rank_printed", "place",
    ),
    "measure": _facts("measures", "indicator_no", "seq", "text", "responsible", "period_start", "period_end"),
    "mention": _facts("mentions", "printed", "office_id", "status"),
    "number": _numbers,
    "page": _pages,
}  # fmt: skip


def differences(path: Path, folder: Path, reference: Reference) -> list[Difference]:
    """Read a document of a folder with both engines, without OCR, and return what they do not agree on."""
    fast, other = (extract(path, reference, engine=engine, ocr=False) for engine in ("fast", "reference"))
    name = path.relative_to(folder).with_suffix("").as_posix()
    found = []
    for kind, said in KINDS.items():
        one, two = Counter(said(fast)), Counter(said(other))
        if one != two:
            found.append(Difference(name, kind, _listed(one - two), _listed(two - one)))
    return found


def _listed(facts: Counter[tuple[Any, ...]]) -> tuple[str, ...]:
    return tuple(sorted(" | ".join("" if v is None else str(v) for v in fact) for fact in facts.elements()))


def _shown(found: Difference) -> Iterator[str]:
    if found.kind != "page":
        yield from (f"fast      {fact}" for fact in found.only_fast[:MOST_SHOWN])
        yield from (f"reference {fact}" for fact in found.only_reference[:MOST_SHOWN])
        return
    for one, two in list(zip(found.only_fast, found.only_reference, strict=False))[:MOST_SHOWN]:
        at = next((k for k, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
        yield f"page {one.split(' ')[0]}: {one[max(0, at - AROUND) : at + AROUND]} / {two[max(0, at - AROUND) : at + AROUND]}"


def main() -> None:
    folders = [Path(sys.argv[1])] if len(sys.argv) > 1 else OWN
    reference, documents, counts = load_reference(), Counter[str](), Counter[str]()
    for path, folder in sorted((path, base) for base in folders for path in base.rglob("*.pdf")):
        found = differences(path, folder, reference)
        documents["differ" if found else "agree"] += 1
        for each in found:
            documents[each.kind] += 1
            counts[each.kind] += max(len(each.only_fast), len(each.only_reference))
            print(f"{each.document}: {each.kind}: {len(each.only_fast)} only fast, {len(each.only_reference)} only reference")
            for line in _shown(each):
                print(f"    {line}")
    print(f"{documents['agree']} documents agree in all, {documents['differ']} differ: ")
    for kind in KINDS:
        print(f"    {kind}: {counts[kind]} in {documents[kind]} documents")


if __name__ == "__main__":
    main()
