"""The examples in the docstrings of the normalisers run."""

import doctest
import importlib
import pkgutil

import pytest

import normalizers

MODULES = [module.name for module in pkgutil.iter_modules(normalizers.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_a_module_are_true(name):
    result = doctest.testmod(importlib.import_module(f"normalizers.{name}"))
    assert result.failed == 0
