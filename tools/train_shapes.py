"""Makes the weights of `extractors/pdf/ocr_shapes.py` from the fonts of this machine: `python -m tools.train_shapes`.

Digits and level letters are drawn in every font found but two, spoiled as scanners spoil them, and cut out by the reader's own
code. What is not a single clean letter (crossed, touching, other letters) is taught as the class '?'. The two fonts left out
tell how well it reads print it has never seen; the script prints that, learns them too, and writes `extractors/pdf/shapes.npz`.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from extractors.pdf.ocr_shapes import _WEIGHTS, ARABIC, CLASSES, LEVELS, READERS, SURE, THAI, Shape, _weights, chances, shapes_of

FOLDERS = (Path("/usr/share/fonts/truetype/tlwg"), Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/truetype/noto"))
UNSEEN = ("Garuda", "Norasi")
NO_BOOK_FONTS = ("Purisa", "TlwgMono", "DejaVuMathTeX", "Emoji", "Symbols", "Music", "Condensed")
OTHER = "กขชซณฒญทนบปผพฟมยลหอฮฬaehkmnprtuvwxyGHKMNPQRUVWXY%+*#"  # none that resembles a digit
HIDDEN = (112, 56)


def fonts() -> list[Path]:
    found = []
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.ttf")):
            thai = folder.name == "tlwg" or "Thai" in path.name
            if (thai or path.name.startswith(("DejaVuSans", "DejaVuSerif", "NotoSans-", "NotoSerif-"))) and not any(
                n in path.name for n in NO_BOOK_FONTS
            ):
                found.append(path)
    return found


@cache
def letters_of(path: Path, letters: str) -> str:
    """Return the letters that the font has; the others show an empty box."""
    font = ImageFont.truetype(str(path), 32)
    box = bytes(font.getmask("\U0010fffd"))
    return "".join(c for c in letters if bytes(font.getmask(c)) != box)


def draw(rng: random.Random, path: Path, text: str) -> Any:
    """Draw a text and spoil it; grey, about twice its height."""
    size = rng.randint(24, 60)
    font = ImageFont.truetype(str(path), size)
    box = font.getbbox(text)
    image = Image.new("L", (int(box[2] - box[0]) + size, int(box[3] - box[1]) + size), 255)
    ImageDraw.Draw(image).text((size // 2 - box[0], size // 2 - box[1]), text, font=font, fill=rng.randint(0, 90))
    return np.asarray(image)


def spoil(rng: random.Random, picture: Any) -> Any:
    noise = np.random.default_rng(rng.getrandbits(32))
    high, wide = picture.shape
    if rng.random() < 0.5:
        turn = cv2.getRotationMatrix2D((wide / 2, high / 2), rng.uniform(-2.5, 2.5), rng.uniform(0.94, 1.06))
        turn[0, 1] += rng.uniform(-0.06, 0.06)
        picture = cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=255)
    if rng.random() < 0.35:
        kernel = np.ones((2, 2) if high < 90 or rng.random() < 0.7 else (3, 2), np.uint8)
        picture = cv2.erode(picture, kernel) if high < 70 or rng.random() < 0.6 else cv2.dilate(picture, kernel)
    if rng.random() < 0.6:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, high / 60))
    if rng.random() < 0.15:
        holes = cv2.GaussianBlur(noise.normal(0, 1, picture.shape).astype(np.float32), (0, 0), 1.2)
        picture = 255 - (255 - picture) * np.clip(0.6 + 0.8 * holes, 0.25, 1)
    if rng.random() < 0.5:
        picture = picture + noise.normal(0, rng.uniform(1, 14), picture.shape)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(25, 90)])[1], 0)
    if rng.random() < 0.15:
        picture = np.where(picture < rng.randint(110, 190), 0, 255).astype(np.uint8)
    return picture


def crossed(rng: random.Random, picture: Any) -> Any:
    """A line or an arc of a stamp or a pen over the letter."""
    picture = picture.copy()
    high, wide = picture.shape
    ink, thick = rng.randint(0, 120), rng.randint(2, max(3, high // 14))
    middle = wide // 2 + rng.randint(-wide // 8, wide // 8), high // 2 + rng.randint(-high // 8, high // 8)
    if rng.random() < 0.5:
        dx, dy = rng.uniform(-1, 1) * wide, rng.uniform(-1, 1) * high
        cv2.line(picture, (int(middle[0] - dx), int(middle[1] - dy)), (int(middle[0] + dx), int(middle[1] + dy)), ink, thick)
    else:
        radius = rng.randint(high // 3, high * 3)
        angle = rng.uniform(0, 6.283)
        away = int(middle[0] + radius * np.cos(angle)), int(middle[1] + radius * np.sin(angle))
        cv2.circle(picture, away, radius, ink, thick)
    return picture


def sample(rng: random.Random, path: Path) -> tuple[Shape, int] | None:
    """One shape and its class, or None when the letter fell to pieces."""
    kind = rng.random()
    known = letters_of(path, ARABIC + ARABIC + THAI + LEVELS)
    if not known:
        return None
    if kind < 0.74:
        letter = rng.choice(known)
        clean = draw(rng, path, letter)
        shapes = shapes_of(spoil(rng, clean), rng.choice((0.4, 0.5, 0.5, 0.7)))
        whole = max(shapes, key=lambda s: s.box[3], default=None)
        high, wide = (np.ptp(np.flatnonzero((clean < 128).any(axis))) for axis in (1, 0))
        if whole is None or whole.box[3] < 0.9 * high or whole.box[2] < 0.85 * wide:
            return None  # a piece of it
        return whole, CLASSES.index(letter)
    if kind < 0.86:
        clean = draw(rng, path, rng.choice(known))
        picture = crossed(rng, clean)
        if _largest(picture) < 1.3 * _largest(clean):
            return None  # the line missed it, or hardly touched it
    elif kind < 0.93:
        picture = draw(rng, path, rng.choice(letters_of(path, OTHER)))
    else:  # two that touch
        left, right = (draw(rng, path, rng.choice(known)) for _ in range(2))
        picture = _touching(left, right)
        if _largest(picture) < 1.3 * max(_largest(left), _largest(right)):
            return None  # they stand apart
    before = max(shapes_of(picture), key=lambda s: s.box[2] * s.box[3]).box
    shapes = [s for s in shapes_of(spoil(rng, picture)) if s.box[2] * s.box[3] >= 0.8 * before[2] * before[3]]
    return (max(shapes, key=lambda s: s.box[2] * s.box[3]), len(CLASSES) - 1) if shapes else None


def _largest(picture: Any) -> int:
    """Count the pixels of the largest piece of ink."""
    return int(max(cv2.connectedComponentsWithStats((picture < 128).astype(np.uint8))[2][1:, 4], default=0))


def _touching(left: Any, right: Any) -> Any:
    high = max(left.shape[0], right.shape[0])
    parts = []
    for picture in (left, right):
        columns = np.flatnonzero((picture < 128).any(0))
        cut = picture[:, columns[0] : columns[-1] + 1] if columns.size else picture
        parts.append(np.pad(cut, ((0, high - cut.shape[0]), (0, 0)), constant_values=255))
    return np.pad(np.hstack(parts), 8, constant_values=255)


Taught = dict[str, Any]  # looks of each reader, and "names"


def samples(count: int, paths: list[Path], seed: int) -> Taught:
    rng, shapes, names = random.Random(seed), [], []
    while len(shapes) < count:
        made = sample(rng, rng.choice(paths))
        if made:
            shapes.append(made[0])
            names.append(made[1])
    return {**{reader: np.stack([look(s) for s in shapes]) for reader, look in READERS.items()}, "names": np.array(names)}


def train(looks: Any, names: Any, epochs: int = 40, seed: int = 1) -> list[Any]:
    """Two hidden layers, softmax, Adam: small enough to be written out."""
    rng = np.random.default_rng(seed)
    sizes = (looks.shape[1], *HIDDEN, len(CLASSES))
    layers = [
        rng.normal(0, np.sqrt(2 / a), (a + (k > 0), b)).astype(np.float32) for k, (a, b) in enumerate(zip(sizes, sizes[1:], strict=False))
    ]
    first = [np.zeros_like(w) for w in layers]
    second = [np.zeros_like(w) for w in layers]
    step = 0
    for epoch in range(epochs):
        rate = 2e-3 * (0.5 * (1 + np.cos(np.pi * epoch / epochs)))
        order = rng.permutation(len(looks))
        for start in range(0, len(order), 256):
            batch = order[start : start + 256]
            inputs = [looks[batch]]
            for k, weights in enumerate(layers):
                out = inputs[-1] @ weights
                if k < len(layers) - 1:
                    inputs.append(np.concatenate([np.maximum(out, 0), np.ones((len(batch), 1), np.float32)], 1))
            grown = np.exp(out - out.max(1, keepdims=True))
            slope = grown / grown.sum(1, keepdims=True)
            slope[np.arange(len(batch)), names[batch]] -= 1
            slope /= len(batch)
            step += 1
            for k in range(len(layers) - 1, -1, -1):
                change = inputs[k].T @ slope + 1e-5 * layers[k]
                if k:
                    slope = (slope @ layers[k].T)[:, :-1] * (inputs[k][:, :-1] > 0)
                first[k] = 0.9 * first[k] + 0.1 * change
                second[k] = 0.999 * second[k] + 0.001 * change * change
                layers[k] -= rate * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    return layers


def save(taught: Taught) -> None:
    weights = {f"{r}_{k}": w for n, r in enumerate(READERS) for k, w in enumerate(train(taught[r], taught["names"], seed=n))}
    np.savez_compressed(_WEIGHTS, **{name: w.astype(np.float16) for name, w in weights.items()})
    _weights.cache_clear()


def judge(unseen: Taught) -> None:
    """Print how unseen print is read: within its script, for that of a cell is known."""
    names, scripts = unseen["names"], np.array([*[0] * 10, *[1] * 10, *[2] * 6, 3])
    mine = (scripts[None, :] == scripts[names][:, None]) | (scripts == 3)[None, :]
    both = np.full(len(names), True)
    best = {}
    for reader in READERS:
        found = np.where(mine, chances(unseen[reader], reader), 0)
        best[reader] = found.argmax(1)
        both &= (found.max(1) > SURE * found.sum(1)) & (best[reader] < len(CLASSES) - 1)
        print(f"{reader}: {(best[reader] == names)[names < len(CLASSES) - 1].mean():.2%} of letters right")
    both &= best["ink"] == best["strokes"]
    for title, those in (("Arabic digits", scripts[names] == 0), ("Thai digits", scripts[names] == 1), ("levels", scripts[names] == 2)):
        wrong = those & both & (best["ink"] != names)
        print(
            f"{title}: {(both & those).sum()} of {those.sum()} taken by both, {wrong.sum()} wrong:",
            *(f"{CLASSES[a]}>{CLASSES[b]}" for a, b in zip(names[wrong], best["ink"][wrong], strict=True)),
        )
    print(f"not letters: {(both & (scripts[names] == 3)).sum()} of {(scripts[names] == 3).sum()} taken")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    known = [p for p in fonts() if not p.name.startswith(UNSEEN)]
    unseen = [p for p in fonts() if p.name.startswith(UNSEEN)]
    taught = samples(count, known, 1)
    save(taught)
    judge(samples(6_000, unseen, 2))
    more = samples(count // 4, unseen, 3)
    save({name: np.concatenate([looks, more[name]]) for name, looks in taught.items()})


if __name__ == "__main__":
    main()
