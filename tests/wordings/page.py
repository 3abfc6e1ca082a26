"""Reports as HTML, set by a real Chromium; each page says that its figures are made up."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.wordings import words as w
from tests.wordings.report import Draft, make

FOOT = '<div style="font-size:7px;width:100%;text-align:center">รายงานสมมติเพื่อทดสอบ ตัวเลขทั้งหมดไม่ใช่ข้อมูลจริง</div>'


def html(d: Draft) -> str:
    """Return the page: font, size, margins, rules and side of the paper are left to chance too."""
    rng = d.rng
    size, side = rng.choice((12, 13, 14, 15, 16)), rng.choice(("", "landscape"))
    border, align = rng.choice(("1px solid #000", "0.5px solid #555", "1px solid #999", "2px double #000")), rng.choice(("justify", "left"))
    return f"""<html lang="th"><meta charset="utf-8"><style>
@page {{ size: A4 {side}; margin: {rng.choice((15, 20, 25))}mm }}
body {{ font-family: '{rng.choice(w.FONTS)}'; font-size: {size}pt }}
p.c {{ text-align: center }} p.t {{ text-indent: 3em; text-align: {align} }}
table {{ border-collapse: collapse; width: 100%; margin: 6pt 0 }}
td, th {{ border: {border}; padding: {rng.choice((1, 2, 4))}pt; vertical-align: {rng.choice(("top", "middle"))} }}
table.line td, table.line th {{ border-width: 1px 0 }} table.zebra tr:nth-child(even) {{ background: #eee }}
table.small {{ font-size: {max(8, size - 5)}pt }}
</style><body>{"".join(d.body)}</body></html>"""


def print_reports(seeds: Iterable[int], folder: Path) -> dict[int, Draft]:
    """Print the report of each seed as `<seed>.pdf` and return them."""
    from playwright.sync_api import sync_playwright

    made: dict[int, Draft] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for seed in seeds:
            made[seed] = make(seed)
            page.set_content(html(made[seed]))
            page.pdf(
                path=str(folder / f"{seed}.pdf"), prefer_css_page_size=True, display_header_footer=True, header_template="<i></i>",
                footer_template=FOOT,
            )  # fmt: skip
        browser.close()
    return made


if __name__ == "__main__":  # python -m tests.wordings.page FOLDER HOW_MANY
    print_reports(range(int(sys.argv[2])), Path(sys.argv[1]))
