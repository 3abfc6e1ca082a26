"""Many words as one pattern that finds the longest of them, and walks their common beginnings once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

Tree: TypeAlias = "dict[str, Tree]"


def alternatives(words: Iterable[str], between: str = "") -> str:
    r"""Return a pattern that matches any of the words, the longest where one begins another.

    Args:
        words: Words of at least one character.
        between: Pattern that may stand between any two characters.

    >>> alternatives(["ตัวชี้วัด", "ตัวอย่าง", "ตัว"])
    'ตัว(?:ชี้วัด|อย่าง)?'
    >>> re.match(alternatives(["ab", "abcd"], r"\s*"), "a b c").group()
    'a b'
    """
    tree: Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(tree, between)


def _pattern(node: Tree, between: str) -> str:
    """What may follow a place in the tree of characters; '' in it is the end of a word."""
    parts = [re.escape(char) + _after(below, between) for char, below in node.items() if char]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _after(node: Tree, between: str) -> str:
    if list(node) == [""]:
        return ""
    rest = between + _pattern(node, between)
    if "" not in node:
        return rest
    return f"{rest}?" if not between and len(node) > 2 else f"(?:{rest})?"  # of several branches `rest` is one group
