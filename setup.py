"""The compiled reader, built where a C compiler is; without one the same answers come from Python (docs/adr/0017)."""

from pathlib import Path

from setuptools import Extension, setup

SOURCES = Path("extractors/pdf/native")

setup(
    ext_modules=[
        Extension(
            "extractors.pdf._native",
            sorted(map(str, SOURCES.glob("*.c"))),
            depends=sorted(map(str, SOURCES.glob("*.h"))),
            define_macros=[("Py_LIMITED_API", "0x030B0000")],
            # a product and a sum are rounded one by one, as Python does
            extra_compile_args=["-O2", "-ffp-contract=off", "-std=c11", "-Wall", "-Wextra"],
            py_limited_api=True,
            optional=True,
        )
    ],
    options={"bdist_wheel": {"py_limited_api": "cp311"}},
)
