"""The picture of a page: drawn, straightened, and the rules found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.pdf.glyphs import Rule
from extractors.pdf.opening import pages_are_drawn

DPI = 200
INK = 140  # grey below this is ink
PAD = 14  # pixels of paper around a part
LARGEST_SKEW = 4.0  # degrees
SHORTEST_RULE = 0.3  # inches
PALEST_INK, WHITE = 150, 225  # of evenly lit paper at 255
LEAST_INK = 200  # pixels
PALEST_FAINT, FAINT = 190, 95  # of evenly lit paper at 255: print without a darker twentieth is faint
DARKEST, WHITEST = 10, 245
CLOSE = 1.1  # pixels at DPI by which the holes of faint print are smoothed over
LONG_RULE = 1.6  # inches: a stroke this long is a rule wherever it ends


@dataclass(slots=True)
class Picture:
    """A straightened grey picture of a page.

    Attributes:
        grey: uint8 array of h x w pixels, 0 black.
        clean: The same with table rules painted white.
        even: The same on even white paper with black ink: shadows and grain are gone, what tesseract reads text from.
        scale: Pixels per point.
        angle: Degrees by which the page was turned to be straight (counter-clockwise).
        rules: Straight strokes in points of the straightened page.
    """

    grey: Any
    clean: Any
    even: Any
    scale: float
    angle: float
    rules: list[Rule]


def draw(page: Any, rotation: int, dpi: int = DPI) -> Any:
    """Draw a pypdfium2 page as a grey array, turned clockwise by `rotation` in all."""
    import numpy as np

    pages_are_drawn()
    extra = (rotation - page.get_rotation()) % 360
    picture = page.render(scale=dpi / 72, rotation=extra, grayscale=True, may_draw_forms=False).to_numpy()
    return np.ascontiguousarray(picture[:, :, 0] if picture.ndim == 3 else picture)


def prepare(grey: Any, dpi: int = DPI) -> Picture:
    """Straighten a picture and find its rules."""
    import cv2
    import numpy as np

    cv2.setNumThreads(1)
    angle = skew_of(grey)
    if abs(angle) >= 0.05:
        height, width = grey.shape
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    scale = dpi / 72
    rules, mask = find_rules(grey, dpi)
    grey = darkened(grey, dpi)
    clean = grey.copy()
    clean[mask > 0] = int(np.percentile(grey[::8, ::8], 60))
    return Picture(
        grey, clean, even_paper(clean), scale, angle, [Rule(r.x0 / scale, r.top / scale, r.x1 / scale, r.bottom / scale) for r in rules]
    )


def even_paper(grey: Any) -> Any:
    """Return the picture with white paper and black ink, whatever the light, the toner and the grain of the paper were."""
    import numpy as np

    even = _even_light(grey)
    inked = even[even < PALEST_INK]
    black = float(np.percentile(inked, 30)) if inked.size > LEAST_INK else 0.0
    return np.clip((even - black) * (255.0 / (WHITE - black)), 0, 255).astype(np.uint8)


def _even_light(grey: Any) -> Any:
    """Return the picture as floats with its paper at 255 everywhere."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 15)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return grey.astype(np.float32) * (255.0 / np.maximum(paper, 1))


def darkened(grey: Any, dpi: int) -> Any:
    """Close the holes of print that had little toner and make it black; a picture with black ink is returned as it is."""
    import cv2
    import numpy as np

    light = _even_light(grey)
    inked = light[light < PALEST_FAINT]
    if inked.size <= LEAST_INK or float(np.percentile(inked, 5)) < FAINT:
        return grey
    closed = cv2.GaussianBlur(light, (0, 0), dpi / DPI * CLOSE)
    black = float(np.percentile(closed[light < PALEST_FAINT], DARKEST))
    return np.clip((closed - black) * (255.0 / (WHITEST - black)), 0, 255).astype(np.uint8)


def skew_of(grey: Any) -> float:
    """Return the angle that makes text lines horizontal: the one whose row sums differ most from row to row."""
    import cv2
    import numpy as np

    small = cv2.resize(grey, None, fx=800 / grey.shape[1], fy=800 / grey.shape[1], interpolation=cv2.INTER_AREA)
    black = (small < 150).astype(np.uint8)
    if black.sum() < 200:
        return 0.0
    height, width = black.shape

    def sharpness(angle: float) -> float:
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        rows = cv2.warpAffine(black, turn, (width, height), flags=cv2.INTER_NEAREST).sum(1).astype(float)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    best = max(np.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.01, 0.5), key=sharpness)
    return float(max(np.arange(best - 0.4, best + 0.41, 0.1), key=sharpness))


def find_rules(grey: Any, dpi: int) -> tuple[list[Rule], Any]:
    """Return the straight strokes in pixels, and a mask of their ink."""
    import cv2
    import numpy as np

    black = cv2.adaptiveThreshold(cv2.medianBlur(grey, 3), 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    length, gap = int(dpi * SHORTEST_RULE), max(3, int(dpi * 0.012)) | 1
    strokes: dict[bool, list[tuple[int, int, int, int]]] = {}
    inks = {}
    for flat in (True, False):
        close = np.ones((1, gap) if flat else (gap, 1), np.uint8)
        keep = np.ones((1, length) if flat else (length, 1), np.uint8)
        ink = cv2.morphologyEx(cv2.morphologyEx(black, cv2.MORPH_CLOSE, close), cv2.MORPH_OPEN, keep)
        ink = cv2.dilate(ink, np.ones((3, 3), np.uint8))
        inks[flat] = cv2.connectedComponentsWithStats(ink)
        strokes[flat] = [tuple(map(int, box[:4])) for box in inks[flat][2][1:]]  # type: ignore[misc]
    upright = [(x, y, w, h) for x, y, w, h in strokes[False] if h > w * 5]
    found: list[Rule] = []
    mask = np.zeros_like(grey)
    for flat in (True, False):
        for number, (x, y, w, h) in enumerate(strokes[flat], 1):
            if flat and not (w > h * 8 and (w > dpi * LONG_RULE or _meets(x, y, w, h, upright, dpi))):
                continue
            if not flat and not h > w * 5:
                continue
            found.append(Rule(float(x), y + h / 2, float(x + w), y + h / 2) if flat else Rule(x + w / 2, float(y), x + w / 2, float(y + h)))
            part = inks[flat][1][y : y + h, x : x + w] == number
            mask[y : y + h, x : x + w][part] = 255
    return found, cv2.dilate(mask, np.ones((3, 3), np.uint8))


def _meets(x: int, y: int, w: int, h: int, upright: list[tuple[int, int, int, int]], dpi: int) -> bool:
    """Whether a flat stroke ends at upright ones, as a table's rule does and the heads of Thai letters do not."""
    near = dpi * 0.05
    middle = y + h / 2
    crossing = [u for u in upright if u[1] - near <= middle <= u[1] + u[3] + near]
    return any(abs(u[0] + u[2] / 2 - x) <= near for u in crossing) and any(abs(u[0] + u[2] / 2 - x - w) <= near for u in crossing)


def turned(picture: Any, degrees: int) -> Any:
    """Turn a picture clockwise by a multiple of 90 degrees."""
    import numpy as np

    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def padded(image: Any, pad: int = PAD) -> Any:
    """Put paper around a part of a picture: tesseract does not read what touches the edge."""
    import cv2
    import numpy as np

    paper = int(np.percentile(image, 90)) if image.size else 255
    return cv2.copyMakeBorder(image, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=paper)
