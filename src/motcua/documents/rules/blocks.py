"""Where a visible signature stands (NĐ 30/2020, Appendix I): measures in millimetres, papers speak points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from motcua.documents.rules.words import ZONE
from motcua.documents.terms.signatures import Holds, Place
from motcua.kernel.refused import Refused

POINTS = 72 / 25.4
#: the picture of a signature, and a commune's round seal in real size
SIGNATURE, SEAL = (50.0, 22.0), (36.0, 36.0)
#: between the picture and the printed name; how far a seal reaches below the picture without crossing that name
GAP, BELOW = 1.5, 4.0
#: the line at the top right of an attachment or a copy
LINE, MARGIN = (75.0, 20.0), 8.0


Box = tuple[float, float, float, float]


def around(boxes: Iterable[Box]) -> Box:
    """The box that holds them all."""
    left, lower, right, upper = zip(*boxes, strict=True)
    return min(left), min(lower), max(right), max(upper)


def top_right(width: float, height: float) -> Place:
    """The line on a first page of that size (points)."""
    return Place(
        left=width / POINTS - LINE[0] - MARGIN, bottom=height / POINTS - LINE[1] - MARGIN,
        width=LINE[0], height=LINE[1], page=1,
    )  # fmt: skip


def top_left(width: float, height: float) -> Place:
    """The same line on the other side."""
    return replace(top_right(width, height), left=MARGIN)


def beside_name(found: tuple[int, Box] | None, holds: Holds, name: str) -> Place:
    """Above the printed name, centred; a seal over the left third of that. Refused when the name is not there."""
    if found is None:
        raise Refused(
            f"Văn bản không in tên “{name}” nên không biết đặt chữ ký vào đâu. Kiểm tra tên người ký trên văn bản.",
            f"The name “{name}” is not printed on the paper, so there is no place for the signature. Check the name.",
        )
    page, (left, _, right, upper) = found
    centre, foot = (left + right) / 2 / POINTS, upper / POINTS + GAP
    width, height = SIGNATURE
    start = max(centre - width / 2, 0.0)
    if holds is Holds.PERSON:
        return Place(left=start, bottom=foot, width=width, height=height, page=page)
    across, tall = SEAL
    over = max(start + width / 3 - across, 0.0)
    return Place(left=over, bottom=foot - BELOW, width=across, height=tall, page=page)


def points(place: Place) -> tuple[int, int, int, int]:
    """The box as a PDF wants it."""
    left, bottom = place.left * POINTS, place.bottom * POINTS
    right, top = left + place.width * POINTS, bottom + place.height * POINTS
    return round(left), round(bottom), round(right), round(top)


def iso(at: datetime) -> str:
    """Signing time as the decree asks: day, month, year; hour, minute, second; zone."""
    return at.astimezone(ZONE).strftime("%d-%m-%Y %H:%M:%S +07:00")
