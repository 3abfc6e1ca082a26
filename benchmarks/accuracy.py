"""How right: this project beside plain pdfplumber on the labelled set: `python benchmarks/accuracy.py [DIR]`.

A table reader gives cells, not meaning. So of a peer we count the score cells it gives exactly: a truth score that is a
number in a cell anywhere in its tables. It is not charged with wrong numbers, for it claims none.
Its names are compared as it gives them: what a reader on top of it would have to repair.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import pdfplumber

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from extractors.extract import extract  # noqa: E402 - the checkout has to be importable first
from normalizers.load_reference import load_reference  # noqa: E402
from tests.labelled.layouts import NAMES  # noqa: E402

NUMBER = re.compile(r"\d{1,3}\.\d\d")
DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
Values = list[tuple[int, str]]


def of_this_project(path: Path, reference: Any) -> tuple[Values, str]:
    made = extract(path, reference)
    return [(s.indicator_no, f"{s.score:.2f}") for s in made.scores if not s.agency], "\n".join(made.text)


def of_pdfplumber(path: Path, flow: bool) -> tuple[list[str], str]:
    cells, texts = [], []
    settings = {"text_use_text_flow": True} if flow else {}
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            texts.append(page.extract_text(use_text_flow=flow) or "")
            for table in page.extract_tables(settings):
                cells += [m for row in table for cell in row for m in NUMBER.findall((cell or "").translate(DIGITS))]
    return cells, "\n".join(texts)


def text_error(text: str, truth_names: set[int]) -> int:
    """Count the indicators of the truth whose official name is not found letter by letter."""
    bare = "".join(text.split())
    return sum(NAMES[n - 1] not in bare for n in truth_names)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "labelled" / "pdfs"
    truth, reference = json.loads((folder / "truth.json").read_text(encoding="utf-8")), load_reference()
    readers = {
        "this project": lambda p: of_this_project(p, reference),
        "pdfplumber": lambda p: of_pdfplumber(p, flow=False),
        "pdfplumber, text flow": lambda p: of_pdfplumber(p, flow=True),
    }
    print("| reader | exact scores | of | wrong numbers | names not found |")
    print("|---|---|---|---|---|")
    for name, reader in readers.items():
        exact = of = wrong = lost = 0
        for file, expected in sorted(truth.items()):
            values, text = reader(folder / file)
            meaning = name == "this project"
            left = [(s["indicator_no"], f"{s['score']:.2f}") for s in expected["scores"]]
            of += len(left)
            lost += text_error(text, {n for n, _ in left} if "indicators_in" not in file else set())
            wanted: list[Any] = left if meaning else [score for _, score in left]
            for value in values:
                if value in wanted:
                    wanted.remove(value)
                    exact += 1
                else:
                    wrong += 1
        print(f"| {name} | {exact} | {of} | {wrong if name == 'this project' else '-'} | {lost} |")


if __name__ == "__main__":
    main()
