"""Which form of the reader runs: compiled where it was built, else Python; the answers are the same (docs/adr/0017)."""

from __future__ import annotations

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any, TypeVar

Function = TypeVar("Function", bound=Callable[..., object])


def _native() -> ModuleType | None:
    if os.environ.get("ITA_COMPILED") == "0":  # for tests, which hold the two forms against each other
        return None
    try:
        from extractors.pdf import _native
    except ImportError:  # built without a C compiler
        return None
    return _native


native = _native()
PYTHON_FORMS: dict[str, Callable[..., Any]] = {}  # of the functions that `compiled` may replace


def compiled(function: Function) -> Function:
    """Return the compiled function of the same name where there is one."""
    PYTHON_FORMS[function.__name__] = function
    return getattr(native, function.__name__, function)
