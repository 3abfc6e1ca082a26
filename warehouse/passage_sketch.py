"""What passages are compared by: runs of six consonants, their MinHash in bands, and how much two passages share.

Written with numpy over whole batches: 200,000 passages take less than a minute of one core (`benchmarks.audit`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

RUN = 6  # consonants: two to three Thai words
BANDS = 24
ROWS = 4  # of a band: at a similarity of 0.8 a pair shares a band with a chance of 0.999, at 0.1 of 0.002


def runs(text: str) -> Hashes:
    """Return the distinct runs of six characters, packed without collisions (the low byte of each tells it apart).

    >>> len(runs("กขคกขคกขค"))
    3
    """
    import numpy as np

    return np.unique(_packed(text))


def similarity(one: Hashes, other: Hashes) -> float:
    """Return the share of common runs, 0 to 1."""
    import numpy as np

    common = len(np.intersect1d(one, other, assume_unique=True))
    union = len(one) + len(other) - common
    return common / union if union else 0.0


def beyond_template(one: Hashes, other: Hashes, neighbours: Sequence[Hashes], offices: int) -> float:
    """Return the part of what two passages share that stands in the passages of fewer offices than a template does.

    Args:
        one: Runs of a passage.
        other: Runs of another.
        neighbours: Runs of one passage of every office that has something like them, these two included.
        offices: In passages of so many offices a run is the template's.
    """
    import numpy as np

    common = np.intersect1d(one, other, assume_unique=True)
    if not len(common) or len(neighbours) < offices:
        return 1.0
    found, times = np.unique(np.concatenate(neighbours), return_counts=True)
    return len(np.setdiff1d(common, found[times >= offices], assume_unique=True)) / len(common)


def band_keys(texts: Sequence[str]) -> NDArray[np.int64]:
    """Return one row of 24 band keys per text; texts that share a key may be alike.

    Args:
        texts: Masked passages of at least six characters each.
    """
    import numpy as np

    packed = _packed("".join(texts))
    lengths = np.array([len(text) for text in texts])
    ends = np.cumsum(lengths)
    starts = ends - lengths
    # runs that reach over the end of a text belong to none: they get the value that no minimum takes
    crossing = (ends[:-1, None] - np.arange(RUN - 1, 0, -1)).ravel()
    multiply, add = _permutations()
    minima = np.empty((len(texts), BANDS * ROWS), np.uint64)
    for n in range(BANDS * ROWS):
        hashed = (packed * multiply[n] + add[n]) >> np.uint64(24)
        hashed[crossing[crossing < len(hashed)]] = np.iinfo(np.uint64).max
        minima[:, n] = np.minimum.reduceat(hashed, starts)
    keys = np.arange(1, BANDS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    for row in range(ROWS):
        keys = (keys ^ minima[:, row::ROWS]) * np.uint64(0xFF51AFD7ED558CCD)
        keys ^= keys >> np.uint64(32)
    return keys.view(np.int64)


def _packed(text: str) -> Hashes:
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32).astype(np.uint64) & np.uint64(0xFF)
    length = max(len(codes) - RUN + 1, 0)
    packed = np.zeros(length, np.uint64)
    for n in range(RUN):
        packed = (packed << np.uint64(8)) | codes[n : n + length]
    return packed


@cache
def _permutations() -> tuple[Hashes, Hashes]:
    import numpy as np

    # a fixed seed: the same text has the same bands on every machine
    random = np.random.Generator(np.random.PCG64(20220930))
    bits = random.integers(0, 2**63, size=(2, BANDS * ROWS), dtype=np.uint64)
    return bits[0] | np.uint64(1), bits[1]
