"""Draw the house from its imports: docs/pictures/house.svg, and the table of arrows in docs/architecture.md.

Run by make map; a test compares what is committed with what the imports say today.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import grimp

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    ["config"],
    ["portal", "desk", "office", "console", "site", "kiosk", "worker", "terminal"],
    ["kit"],
    ["adapters"],
    ["reporting"],
    ["measures"],
    ["work"],
    ["promises", "changes", "feedback"],
    ["dossiers"],
    ["queueing"],
    ["notices"],
    ["catalogue"],
    ["documents", "workflow", "calendars"],
    ["directory"],
    ["accounts"],
    ["audit"],
    ["kernel"],
]
DOORS = {*LAYERS[1], "kit"}
WIDTH, ROW, BOX = 980, 62, 118


def main() -> None:
    """Write the picture; with --check only say whether it is current (exit 1 when not)."""
    target = ROOT / "docs" / "pictures" / "house.svg"
    drawn = picture(arrows())
    if "--check" in sys.argv:
        raise SystemExit(0 if target.exists() and target.read_text() == drawn else "docs/pictures/house.svg: make map")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(drawn)


def arrows() -> set[tuple[str, str]]:
    """Which part imports which, by name, as the code stands."""
    graph = grimp.build_graph("motcua", cache_dir=None)
    rooms = {f"motcua.doors.{n}" if n in DOORS else f"motcua.{n}": n for layer in LAYERS for n in layer}
    found = set()
    for upper, name in rooms.items():
        for lower, other in rooms.items():
            if upper != lower and graph.find_modules_directly_imported_by(upper) is not None:
                chain = graph.direct_import_exists(importer=upper, imported=lower, as_packages=True)
                if chain:
                    found.add((name, other))
    return found


def picture(found: set[tuple[str, str]]) -> str:
    """An SVG with a box for each room and a line for each import, top to bottom."""
    place = {n: _place(i, j, len(layer)) for i, layer in enumerate(LAYERS) for j, n in enumerate(layer)}
    height = ROW * len(LAYERS) + 20
    lines = [
        f'<line x1="{place[a][0]}" y1="{place[a][1] + 15}" x2="{place[b][0]}" y2="{place[b][1] - 15}" '
        f'stroke="#8a8a8a" stroke-opacity="0.45"/>'
        for a, b in sorted(found)
    ]
    boxes = [
        f'<rect x="{x - BOX / 2}" y="{y - 16}" width="{BOX}" height="32" rx="4" fill="{_colour(n)}" stroke="#333"/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle" font-family="sans-serif" font-size="14">{escape(n)}</text>'
        for n, (x, y) in place.items()
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t">'
        '<title id="t">The house: doors above, contexts below; every line is an import, and all go down</title>'
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    )
    return "\n".join([head, *lines, *boxes, "</svg>", ""])


def _place(layer: int, column: int, columns: int) -> tuple[float, float]:
    return round(WIDTH * (column + 1) / (columns + 1), 1), ROW * layer + 40


def _colour(name: str) -> str:
    if name in DOORS:
        return "#dfeaf7"
    return "#f6dcdc" if name == "dossiers" else "#f4f1ea"


if __name__ == "__main__":
    main()
