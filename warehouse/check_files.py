"""A check is one SQL file: a header that explains it, then one SELECT of what a person should look at.

The SELECT returns these columns (those in brackets may be left out):

    sha256          the document the finding belongs to
    subject         what it is about in one token: 'indicator:9', 'total:2566'; never a box or an order
    judged          the normalised values judged; with rule, document and subject they make the finding's id
    message         the question in Thai
    message_en      the same in English
    fact_ids        VARCHAR[]: the facts whose boxes are the evidence
    [severity]      overrides the header's, [other_sha256] the second document of a two-document rule,
    [office_id] [fiscal_year_be] [indicator_no] [expected] [found]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from normalizers.errors import UsageError

CHECKS_DIR = Path(__file__).parent / "checks"
SEVERITIES = ("error", "warning", "info")
REQUIRED = ("check", "severity", "question", "question_th", "because", "because_th", "computed", "subject", "values",
            "false_positives", "resolve", "resolve_th")  # fmt: skip


class CheckError(UsageError):
    """A check file that cannot be used: stops the audit, because a silent check is worse than none."""


@dataclass(frozen=True, slots=True)
class Check:
    """One audit rule.

    Attributes:
        name: The rule's name, equal to the file's stem.
        severity: 'error', 'warning' or 'info'; a row may override it.
        header: Every field of the header, by name.
        sql: The file's text, comments included, so that line numbers in errors are the file's.
        path: Where it was read from.
    """

    name: str
    severity: str
    header: dict[str, str]
    sql: str
    path: Path


def read_check(path: Path) -> Check:
    """Read and validate one check file.

    Raises:
        CheckError: A header field is missing or wrong; the message names the file and line.
    """
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    field = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("--"):
            break
        match = re.match(r"--\s*([a-z_]+):\s*(.*)", line)
        if match:
            field = match.group(1)
            if field in header:
                raise CheckError(f"{path}:{number}: header field '{field}' stands twice.")
            header[field] = match.group(2).strip()
        elif field:
            header[field] = f"{header[field]} {line[2:].strip()}".strip()
    missing = [name for name in REQUIRED if not header.get(name)]
    if missing:
        raise CheckError(f"{path}:1: the header lacks {', '.join(missing)}. See CONTRIBUTING.md, 'Add a check'.")
    if header["check"] != path.stem:
        raise CheckError(f"{path}:1: the header says check '{header['check']}', the file is named '{path.stem}'.")
    if header["severity"] not in SEVERITIES:
        raise CheckError(f"{path}:2: severity '{header['severity']}' is none of {', '.join(SEVERITIES)}.")
    return Check(path.stem, header["severity"], header, text, path)


def read_checks(*directories: Path) -> list[Check]:
    """Read every check of the folders, ours first; a user's check may not take the name of one of ours."""
    checks: dict[str, Check] = {}
    for directory in directories:
        if not directory.is_dir():
            raise CheckError(f"{directory}: no such folder of checks.")
        for path in sorted(directory.glob("*.sql")):
            check = read_check(path)
            if check.name in checks:
                raise CheckError(f"{path}:1: the name '{check.name}' is taken by {checks[check.name].path}; rename it.")
            checks[check.name] = check
    return list(checks.values())


def rule_version(rule: str) -> str:
    """Return a short hash of one of our checks' file; '' for a rule that has none here."""
    import hashlib

    path = CHECKS_DIR / f"{rule}.sql"
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12] if re.fullmatch(r"[a-z0-9_]+", rule) and path.exists() else ""
