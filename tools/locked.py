"""Print the part of requirements.lock that the base and the named extras need, hashes included.

One lock holds every extra. An installer in hash mode installs all of a file, so `make setup` asks here for the part it
wants. Only the standard library is used: this runs before anything is installed.

    python3 tools/locked.py [EXTRA ...] > wanted.txt
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROJECT = "ita-reports"


def bare(requirement: str) -> str:
    """Return the normalised package name of a requirement line."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement.strip())
    if match is None:
        raise SystemExit(f"tools/locked.py: not a requirement: {requirement!r}")
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def read_lock(text: str) -> list[tuple[str, str, set[str]]]:
    """Return (package, its lines, the packages that asked for it) in file order."""
    blocks: list[tuple[str, list[str], set[str]]] = []
    for line in text.splitlines():
        if re.match(r"[A-Za-z0-9]", line):
            blocks.append((bare(line), [line], set()))
        elif blocks and line.strip().startswith("#"):
            parent = line.strip().lstrip("#").replace("via", "", 1) if "via" in line else line.strip().lstrip("#")
            if parent.strip():
                blocks[-1][2].add(bare(parent.split("(")[0].split("[")[0]))
        elif blocks and line.strip():
            blocks[-1][1].append(line)
    return [(name, "\n".join(lines), parents) for name, lines, parents in blocks]


def wanted(extras: list[str]) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    unknown = [extra for extra in extras if extra not in optional]
    if unknown:
        raise SystemExit(f"tools/locked.py: no such extra: {', '.join(unknown)} (there are {', '.join(optional)})")
    keep = {bare(r) for r in project["dependencies"]} | {bare(r) for extra in extras for r in optional[extra]}
    blocks = read_lock((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    size = -1
    while size != len(keep):
        size = len(keep)
        keep |= {name for name, _, parents in blocks if parents & keep}
    return "\n".join(lines for name, lines, _ in blocks if name in keep) + "\n"


if __name__ == "__main__":
    sys.stdout.write(wanted(sys.argv[1:]))
