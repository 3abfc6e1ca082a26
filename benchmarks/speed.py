"""Pages per CPU second beside other readers, peak memory, and the whole of `ita ingest`.

    python -m benchmarks.speed [FOLDER] [--rounds N] [--quick]

Without a folder the labelled set is read. All readers take turns at every file, warm, in several rounds; the table gives medians
and the spread. Then each reads the folder once in a process of its own, which tells its peak memory and what it costs with imports.
`ita ingest` runs without OCR, so that it is measured on what the others read too. Two workers are measured on copies of the files, so many that starting up is not most of it.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.peers import LIMIT, OURS, PLAIN, READERS, SLOW, Reader, installed, pdfium_pages

ROOT = Path(__file__).resolve().parent.parent
LABELLED = ROOT / "tests" / "labelled" / "pdfs"
ALONE = "import sys; from benchmarks.speed import alone; alone(sys.argv[1], sys.argv[2:])"
COPIED_FILES, COPIED_PAGES = 232, 1000  # at most so many, so that starting up is not most of what is measured
FEW = 12  # files that slow readers read
IN_POOL = "import sys; from benchmarks.speed import pool; pool(int(sys.argv[1]), sys.argv[2:])"
AS_COMMAND = "from flows.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took.

    Attributes:
        cpu_seconds: User and system time, its children's included.
        wall_seconds: By the clock.
        said: The number that it printed last, such as its own peak memory in MB; 0 for none.
    """

    cpu_seconds: float
    wall_seconds: float
    said: float


def alone(name: str, paths: Sequence[str]) -> None:
    """Read files with one reader and nothing else in the process; prints its peak memory in MB."""
    read = READERS[name]()
    for path in paths:
        read(Path(path))
    print(_peak_mb())


def pool(jobs: int, paths: Sequence[str]) -> None:
    """Read files in limited worker processes, as `ita ingest` does; prints the seconds by the clock once all workers are warm."""
    from extractors.sandbox import Workers
    from extractors.sandbox_nursery import nursery
    from extractors.sandbox_tasks import ExtractTask
    from flows.documents import Options
    from flows.reading import PRELOAD, TASK

    extractor = Options().extractor()

    def task(path: str) -> ExtractTask:
        return ExtractTask(path, extractor, "fast", None, None)

    with nursery(), Workers(jobs, preload=PRELOAD) as workers:
        deque(workers.map(TASK, paths[: 4 * jobs], task), 0)
        start = time.perf_counter()
        outcomes = list(workers.map(TASK, paths, task))
        seconds = time.perf_counter() - start
    assert all(outcome.value for outcome in outcomes)
    print(seconds)


def _peak_mb() -> float:
    """Return the peak memory of this process; what getrusage says includes the process that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def cost(arguments: Sequence[str], environment: dict[str, str] | None = None) -> Cost:
    """Run Python with arguments and measure it."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | (environment or {}), check=False, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 3):
        raise SystemExit(f"{arguments[:2]} ended with code {done.returncode}: {done.stderr[-400:]}")
    words = done.stdout.split()
    said = float(words[-1]) if arguments[1] in (ALONE, IN_POOL) and words else 0.0
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu, time.perf_counter() - start, said)


def share(name: str, files: Sequence[Path]) -> Sequence[Path]:
    """Return what a reader reads: the slow ones only some of the files."""
    return files[:: -(-len(files) // FEW)] if name in SLOW else files


def measure(files: Sequence[Path], rounds: int, makers: dict[str, Callable[[], Reader]]) -> dict[str, list[float]]:
    """Return pages per CPU second of each reader, one number a round."""
    speeds: dict[str, list[float]] = {}
    for number in range(rounds):
        readers: dict[str, Reader] = {n: make() for n, make in makers.items() if n not in SLOW or number == 0}
        spent, pages = dict.fromkeys(readers, 0.0), dict.fromkeys(readers, 0)
        for read in readers.values():
            read(files[0])  # warm: imports and patterns
        for path in files:
            for name, read in readers.items():
                if path not in share(name, files):
                    continue
                start = time.process_time()
                pages[name] += read(path)
                spent[name] += time.process_time() - start
        for name in readers:
            speeds.setdefault(name, []).append(pages[name] / spent[name])
    return speeds


def print_table(files: Sequence[Path], speeds: dict[str, list[float]], costs: dict[str, Cost]) -> None:
    plain = median(speeds[PLAIN])
    print("| reader | pages per CPU second | lowest to highest | x pdfplumber | peak MB | CPU s of a fresh process |")
    print("|---|---|---|---|---|---|")
    for name in READERS:
        if name not in speeds:
            print(f"| {name} | not installed, or left out | | | | |")
            continue
        values, alone_cost = speeds[name], costs[name]
        print(
            f"| {name} | {median(values):.1f} | {min(values):.1f}-{max(values):.1f} | {median(values) / plain:.1f} "
            f"| {alone_cost.said:.0f} | {alone_cost.cpu_seconds:.2f} |"
        )
    slow = cost(["-c", ALONE, OURS, *(str(path.resolve()) for path in files)], {"ITA_COMPILED": "0"})
    print(f"| {OURS}, nothing compiled | | | | {slow.said:.0f} | {slow.cpu_seconds:.2f} |")
    ours = median(speeds[OURS])
    print(
        f"\n{len(files)} files ({' and '.join(SLOW)}: at most {FEW} of them). extract() is {ours / plain:.1f} x pdfplumber; "
        f"pdfium's text alone is {median(speeds[LIMIT]) / ours:.1f} x extract()."
    )


def copies(files: Sequence[Path], folder: Path) -> list[str]:
    """Write copies of the files, whose bytes differ: the whole set as often as the limits allow, once at least."""
    folder.mkdir()
    pages_of = pdfium_pages()
    times = max(1, min(COPIED_FILES // len(files), COPIED_PAGES // sum(map(pages_of, files))))
    names = []
    for number in range(times):
        for path in files:
            copy = folder / f"{number}-{path.name}"
            copy.write_bytes(path.read_bytes() + b"%%%d\n%%%%EOF\n" % number)
            names.append(str(copy))
    return names


def whole_command(files: Sequence[Path], plain: Cost) -> None:
    """Print what `ita ingest` costs: one worker, nothing changed, two workers."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "tesserocr.py").write_text('raise ImportError("measured without OCR")\n', encoding="utf-8")
        environment = {"PYTHONPATH": f"{home}{os.pathsep}{ROOT}", "ITA_VERIFY_SHARE": "0"}
        names = [str(path.resolve()) for path in files]

        def ingest(jobs: int, data: str = "data") -> Cost:
            return cost(["-c", AS_COMMAND, "--data", str(home / data), "-q", "ingest", "--jobs", str(jobs), *names], environment)

        one, again = ingest(1), ingest(1)
        names = copies(files, home / "copies")
        alone, together = ingest(1, "one"), ingest(2, "two")
        seconds = [min(cost(["-c", IN_POOL, str(jobs), *names], environment).said for _ in range(3)) for jobs in (1, 2)]
    print(f"\nita ingest --jobs 1: {one.cpu_seconds:.2f} CPU s, {one.wall_seconds:.2f} s by the clock, imports, load and audit included;")
    print(f"pdfplumber in a fresh process {plain.cpu_seconds:.2f} CPU s: {plain.cpu_seconds / one.cpu_seconds:.1f} x.")
    print(f"Nothing changed: {again.cpu_seconds:.2f} CPU s.")
    print(
        f"{len(names)} copies read in warm workers: one {seconds[0]:.2f} s by the clock, two {seconds[1]:.2f} s: "
        f"{seconds[0] / seconds[1]:.2f} x as fast."
    )
    print(
        f"{len(names)} copies ingested: one worker {alone.wall_seconds:.2f} s by the clock, two {together.wall_seconds:.2f} s: "
        f"{alone.wall_seconds / together.wall_seconds:.2f} x as fast."
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, default=LABELLED, help="PDFs to read (default: the labelled set)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help=f"leave out {' and '.join(SLOW)}")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.pdf"))
    if not files:
        raise SystemExit(f"{options.folder}: no PDFs there")
    makers = {name: make for name, make in installed().items() if not (options.quick and name in SLOW)}
    speeds = measure(files, options.rounds, makers)
    run: Callable[[str], Cost] = lambda name: cost(["-c", ALONE, name, *(str(path.resolve()) for path in share(name, files))])  # noqa: E731
    costs = {name: run(name) for name in speeds}
    print_table(files, speeds, costs)
    whole_command(files, costs[PLAIN])


if __name__ == "__main__":
    main()
