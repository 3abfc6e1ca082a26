"""The planted faults and near-misses beside this file, one .sql file per rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """One statement of a .sql file: a planted fault or a near-miss."""

    rule: str
    kind: str
    title: str
    expect: str
    sql: str

    @property
    def name(self) -> str:
        return f"{self.rule}: {self.title}"


def read_cases(path: Path) -> list[Case]:
    """Read the cases of one file: `-- fault:` or `-- near_miss:`, perhaps `-- expect:`, then SQL."""
    cases = []
    for part in re.split(r"^(?=-- (?:fault|near_miss): )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head = re.match(r"-- (fault|near_miss): (.*)\n(?:-- expect: (.*)\n)?", part)
        assert head, f"{path.name}: {part[:60]}"
        cases.append(Case(path.stem, head.group(1), head.group(2), head.group(3) or "true", part[head.end() :]))
    return cases


CASES = [case for path in sorted(HERE.glob("*.sql")) for case in read_cases(path)]
