"""Seconds and memory of loading: how both grow with the documents, and what a folder costs of which everything is known.

    python -m benchmarks.load [DOCUMENTS]

The reports are small PDFs of different bytes, offices and years; their readings are copies of one reading, so that no time goes into
reading. `ita ingest` then loads them all, each time as a process of its own: from stored readings, again with nothing changed,
and once more without the notes on known files, so that every file is hashed. Peak memory is of the loading process; it grows until
DuckDB has filled its own limit (512 MB), which some thousand documents do. What grows with every document would be Python's:
tracemalloc measures the peak of all that Python holds while the whole folder is loaded, and again while half of it is, and the
difference is divided by the documents of the other half. Of a few thousand documents all results are in memory, and of a folder the
names of 20,000: this much grows, up to a bound. Goals: nothing changed under 10 s, no more than 100 bytes of Python's memory
a document. Ends with 1 where one is missed.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from extractors.extract import extract
from extractors.serialize import to_bytes
from flows.configuration import verify_share
from flows.documents import Options
from flows.store import Store, digest_of
from normalizers.load_reference import load_reference
from tests.flows.small_pdf import SCORES, report

DOCUMENTS = 10_000
UNCHANGED_SECONDS = 10.0
BYTES_A_DOCUMENT = 100  # a Result, a Path or a digest that is kept takes more
# Prints the peak of the command's own process on stderr's last line; its reading processes are not counted.
AS_COMMAND = (
    "import atexit, sys; from pathlib import Path; "
    "atexit.register(lambda: print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0], file=sys.stderr)); "
    "from flows.cli import main; main()"
)
# Prints the most bytes that Python held at once: of objects and of what libraries take through Python, not of DuckDB's buffers.
TRACED = (
    "import atexit, sys, tracemalloc; tracemalloc.start(); "
    "atexit.register(lambda: print(tracemalloc.get_traced_memory()[1], file=sys.stderr)); "
    "from flows.cli import main; main()"
)


def make_reports(home: Path, count: int) -> None:
    """Write so many PDFs into home/reports, and their readings into home/data."""
    store, extractor = Store(home / "data", ""), Options(verify=verify_share()).extractor()
    (home / "reports").mkdir()
    body, reading = report(), b""
    offices = sorted(load_reference().offices.offices)
    for n in range(count):
        path = home / "reports" / f"{n:06d}.pdf"
        path.write_bytes(body + b"%%%d\n%%%%EOF\n" % n)  # a comment makes the bytes differ
        digest = digest_of(path)
        if n == 0:
            extraction = replace(extract(path, load_reference(), ocr=False), extractor=extractor)
            assert len(extraction.scores) == len(SCORES)
            reading = zlib.decompress(to_bytes(extraction)).replace(digest.encode(), b"WHOLE").replace(digest[:16].encode(), b"START")
        # of other offices and years: a thousand reports of one office and year would all be held against each other
        own = reading.replace(b"pesao-mukdahan", offices[n % len(offices)].encode()).replace(b"2566", b"%d" % (2520 + n // len(offices)))
        own = own.replace(b"WHOLE", digest.encode()).replace(b"START", digest[:16].encode())
        store.add_extraction_bytes(digest, extractor, zlib.compress(own))


class Cost(NamedTuple):
    """What a run took: seconds by the clock, CPU seconds, and peak memory of the loading process in MB."""

    clock: float
    cpu: float
    peak: float


def ingest(home: Path) -> Cost:
    """Run the command over all reports."""
    start, before = time.perf_counter(), _cpu()
    peak = _said(AS_COMMAND, home)
    return Cost(time.perf_counter() - start, _cpu() - before, peak / 1024)


def python_peak(home: Path) -> int:
    """Load all reports anew and return the most bytes that Python held."""
    for name in ("ledger", "snapshots", "cache"):
        shutil.rmtree(home / "data" / name)
    (home / "data" / "warehouse.duckdb").unlink()
    return _said(TRACED, home)


def _said(program: str, home: Path) -> int:
    words = [sys.executable, "-c", program, "--data", str(home / "data"), "-q", "ingest", "--jobs", "1", str(home / "reports")]
    return int(subprocess.run(words, check=True, capture_output=True, text=True).stderr.split()[-1])


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _objects(home: Path) -> int:
    return sum(1 for _ in (home / "data" / "extractions").rglob("*.z"))


def main(count: int) -> int:
    """Print the table and return the exit status."""
    unchanged, a_document = 0.0, 0.0
    for documents in (count // 10, count):
        with tempfile.TemporaryDirectory() as name:
            home = Path(name)
            make_reports(home, documents)
            stored = _objects(home)
            loaded = ingest(home)
            assert _objects(home) == stored, "documents were read, not loaded: their readings are stored under another version"
            unchanged = ingest(home).clock
            (home / "data" / "cache" / "known_files.sqlite").unlink()
            hashed = ingest(home).clock
            size = (home / "data" / "warehouse.duckdb").stat().st_size / 1e6
            readings = sum(p.stat().st_size for p in (home / "data" / "extractions").rglob("*.z")) / 1e3 / documents
            print(
                f"{documents:7,} documents, {documents * 10:9,} scores: loaded and audited {loaded.clock:6.1f} s "
                f"({loaded.cpu:.1f} CPU s), peak {loaded.peak:5.0f} MB; "
                f"nothing changed {unchanged:5.1f} s, every file hashed {hashed:5.1f} s; "
                f"warehouse {size:6.1f} MB, a reading {readings:.1f} kB",
                flush=True,
            )
            if documents == count:
                whole, half = python_peak(home), documents // 2
                for path in sorted((home / "reports").iterdir())[half:]:
                    path.unlink()
                first = python_peak(home)
                a_document = (whole - first) / (documents - half)
                print(
                    f"Python's own memory: {first / 1e6:.1f} MB for {half:,}, {whole / 1e6:.1f} MB for {documents:,}: {a_document:.0f} bytes a document"
                )
    missed = [f"nothing changed in {unchanged:.1f} s"] * (unchanged > UNCHANGED_SECONDS)
    missed += [f"{a_document:.0f} bytes a document"] * (a_document > BYTES_A_DOCUMENT)
    print("missed: " + ", ".join(missed) if missed else "all goals met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS))
