"""By how much a sheet lies askew: the angle at which its lines of text stand apart most clearly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

#: beyond this a sheet was laid so on purpose
WIDEST = 8.0
#: below this nobody sees it, and turning blurs
LEAST = 0.3
#: how much clearer the lines must stand for a picture to be text at all
GAIN = 1.15
_EDGE = 900


def askew(picture: Image.Image) -> float:
    """Degrees to turn the picture, counter-clockwise, so that its lines lie level; 0 where there is nothing to do."""
    ink = _ink(picture)
    coarse = max(np.arange(-WIDEST, WIDEST + 0.1, 1.0), key=lambda angle: _clearness(ink, float(angle)))
    near = np.arange(coarse - 0.8, coarse + 0.81, 0.2)
    best = float(max(near, key=lambda angle: _clearness(ink, float(angle))))
    if abs(best) < LEAST or _clearness(ink, best) < GAIN * _clearness(ink, 0.0):
        return 0.0
    return round(best, 1)


def _ink(picture: Image.Image) -> Image.Image:
    """What is darker than its surroundings, small: shadows of a phone's photo do not count as ink."""
    small = picture.convert("L")
    small.thumbnail((_EDGE, _EDGE), Image.Resampling.BILINEAR, reducing_gap=2)
    grey = np.asarray(small, dtype=np.int16)
    around = np.asarray(small.reduce(16).resize(small.size, Image.Resampling.BILINEAR), dtype=np.int16)
    marks: NDArray[np.uint8] = ((around - grey) > 18).astype(np.uint8) * 255
    return Image.fromarray(_inside(marks))


def _inside(marks: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Without the outer twentieth: the edge of the table is no line of text."""
    high, wide = (max(1, side // 20) for side in marks.shape)
    return np.ascontiguousarray(marks[high:-high, wide:-wide])


def _clearness(ink: Image.Image, angle: float) -> float:
    """How sharply rows of ink and rows of paper alternate when turned so."""
    turned = ink.rotate(angle, Image.Resampling.NEAREST) if angle else ink
    rows = np.asarray(turned, dtype=np.float32).sum(axis=1) / 255
    return float(np.square(np.diff(rows)).sum()) + 1.0
