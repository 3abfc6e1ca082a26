"""Write docs/checks from the headers of the checks: one page per rule in Thai and English, and a list of all.

python -m tools.write_check_docs
"""

from __future__ import annotations

from pathlib import Path

from warehouse.audit_settings import read_settings
from warehouse.check_files import CHECKS_DIR, Check, read_checks

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "checks"
SEVERITY_TH = {"error": "ข้อผิดพลาด", "warning": "คำเตือน", "info": "ข้อสังเกต"}
PAGE = """# {rule}

{severity_th} · {severity}

## {question_th}

**ทำไมจึงสำคัญ** {because_th}

**ตรวจอย่างไร** {computed_th}

**กรณีที่อาจแจ้งผิด** {false_positives_th}

**ควรทำอะไรต่อ** {resolve_th}

## {question}

**Why it matters.** {because}

**How it is computed.** {computed}

**Where it may be wrong.** {false_positives}

**What to do.** {resolve}

What the finding is about (`subject`): {subject}. What its id hashes besides (`values`): {values}.

---
ข้อค้นพบคือคำถามสำหรับคน ไม่ใช่ข้อกล่าวหา · A finding is a question for a person, not an accusation.
Written from `warehouse/checks/{rule}.sql` by `python -m tools.write_check_docs`.
"""


def page_of(check: Check, severity: str) -> str:
    """Return the page of one check in Thai and English."""
    fields = {**check.header, "rule": check.name, "severity": severity, "severity_th": SEVERITY_TH[severity]}
    for name, word in (("subject", "`{}`"), ("severity", "{}")):
        fields[name] = word.format(fields[name])
    return PAGE.format(**fields)


def pages() -> dict[str, str]:
    """Return every file of docs/checks that is made from the checks, by name."""
    settings = read_settings()
    checks = read_checks(CHECKS_DIR)
    severities = {check.name: settings.severities.get(check.name, check.severity) for check in checks}
    listed = "".join(
        f"| [{c.name}]({c.name}.md) | {severities[c.name]} | {c.header['question_th']} | {c.header['question']} |\n" for c in checks
    )
    index = (
        "# Checks\n\nWhat [`ita audit`](../architecture.md) asks of every report. Tolerances and severities: `warehouse/audit_settings.csv`.\n"
        "What the checks say about the sample reports, and whether they are right: [samples.md](samples.md).\n\n"
        f"| rule | severity | คำถาม | question |\n|---|---|---|---|\n{listed}"
    )
    return {"README.md": index} | {f"{c.name}.md": page_of(c, severities[c.name]) for c in checks}


def write() -> None:
    """Write all pages, and take away those of checks that are gone."""
    made = pages()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in made and path.name != "samples.md":
            path.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
