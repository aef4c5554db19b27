"""Pieces of SVG. Presentation attributes only, so that a page's security policy lets the picture stand inline."""

from __future__ import annotations

from html import escape

FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif"
INK = "#0b0c0c"
QUIET = "#484949"
LINE = "#5c6670"
PAPER = "#ffffff"


def attributes(**values: object) -> str:
    """Attributes of an element; underscores become hyphens, values are escaped."""
    pairs = ((k.rstrip("_").replace("_", "-"), escape(str(v))) for k, v in values.items() if v is not None)
    return "".join(f' {key}="{value}"' for key, value in pairs)


def text(words: str, x: int, y: int, **more: object) -> str:
    """One line of text."""
    look = {"font_size": 14, "fill": INK} | more
    return f"<text{attributes(x=x, y=y, **look)}>{escape(words)}</text>"


def rect(x: int, y: int, width: int, height: int, **more: object) -> str:
    """A rectangle."""
    return f"<rect{attributes(x=x, y=y, width=width, height=height, **more)}/>"


def arrow(points: list[tuple[int, int]], *, dashed: bool = False) -> str:
    """A line through points with a head at its end. The last piece is vertical or horizontal."""
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    line = attributes(d=path, fill="none", stroke=LINE, stroke_width=2, stroke_dasharray="5 4" if dashed else None)
    return f"<path{line}/>{_head(points[-2], points[-1])}"


def _head(before: tuple[int, int], tip: tuple[int, int]) -> str:
    dx, dy = _sign(tip[0] - before[0]), _sign(tip[1] - before[1])
    x, y = tip
    base = (x - 9 * dx, y - 9 * dy)
    wings = [(base[0] - 5 * dy, base[1] - 5 * dx), (base[0] + 5 * dy, base[1] + 5 * dx)]
    points = " ".join(f"{px},{py}" for px, py in [tip, *wings])
    return f"<polygon{attributes(points=points, fill=LINE)}/>"


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
