"""Print what is printed in PDFs as text, one digest a file: run by the test that holds the two forms of the reader together.

python -m tests.pdf.printed_as_text FILES...
"""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path

from extractors.pdf import read_printed
from extractors.pdf.compiled import native
from normalizers.errors import UnreadablePdfError


def said_of(path: Path) -> str:
    try:
        printed = read_printed(path, ocr=False)
    except UnreadablePdfError as error:
        return f"unreadable: {error}"
    return repr((printed.text_layer, printed.title, printed.pages, printed.blocks))


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # what pdfminer says of damaged files
    print("compiled" if native else "python")
    for name in sys.argv[1:]:
        said = said_of(Path(name))
        print(hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest(), len(said), Path(name).name)
