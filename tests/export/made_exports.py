"""Texts that an export can go wrong with, and the command as typed."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from warehouse.query import run_sql

ITA = Path(sys.executable).with_name("ita")
FORMULAS = ('=HYPERLINK("http://evil.example","กด")', "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1")
MARKUP = "<script>alert(1)</script>"
ADDRESS = "https://example.org/รายงาน =1.pdf"
THAI = "จัดให้มีช่องทางเปิดเผยข้อมูลการจัดซื้อจัดจ้างแก่ผู้มีส่วนได้ส่วนเสีย สระอำ ก็ ญี่ปุ่น ฎีกา"


def ita_export(data: Path, target: Path, form: str, *words: str) -> tuple[int, str]:
    """Run the command and return its status and what it said."""
    done = subprocess.run([ITA, "--data", data, "export", form, "-o", target, *words], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def rows_of(data: Path, query: str) -> list[tuple]:
    """Return rows of SQL with decimals as floats, to compare with formats that know no decimals."""
    return [tuple(float(v) if isinstance(v, Decimal) else v for v in row) for row in run_sql(data, query).rows]
