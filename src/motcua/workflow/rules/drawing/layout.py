"""Where every box stands. Rows follow the longest forward path, columns keep parallel branches apart."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from motcua.workflow.rules.graph import following, order
from motcua.workflow.terms import END, FINISH, Definition, Step

WIDTH = 276  # of a box, so that one column and its margins fit the text of a telephone 360 wide
GAP = 20
ROW_GAP = 44
MARGIN = 26
LINE = 19
CHARACTERS = 26  # of the step's name in one line
ROOM = WIDTH - 28  # for who does it, beside the stripe

#: marks of the picture that are no steps
MARKS = (FINISH, END)


@dataclass(frozen=True, slots=True)
class Box:
    """A step or a mark on the picture, in units of its viewBox."""

    id: str
    step: Step | None
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    doer: tuple[str, ...] = ()

    @property
    def middle(self) -> int:
        """Its vertical axis."""
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Layout:
    """All boxes by id, and the size they need. Lanes for detours lie left of the boxes, for returns right."""

    boxes: dict[str, Box]
    left: int
    right: int
    width: int
    height: int


def layout(definition: Definition, doers: Mapping[str, str]) -> Layout:
    """Place every step with who does it, and the marks for "finished" and "returned"."""
    rows = _rows(definition)
    columns = max(len(row) for row in rows)
    left = MARGIN
    inner = columns * WIDTH + (columns - 1) * GAP
    boxes: dict[str, Box] = {}
    y = 64
    for row in rows:
        made = _row(definition, doers, row, left, inner, y)
        boxes |= made
        y = max(b.bottom for b in made.values()) + ROW_GAP
    return Layout(boxes, left, left + inner, left + inner + MARGIN, y - ROW_GAP + 20)


def _rows(definition: Definition) -> list[list[str]]:
    depth = _depths(definition)
    rows: list[list[str]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for step_id, row in depth.items():
        rows[row].append(step_id)
    rows = [row for row in rows if row] + [[FINISH]]
    if definition.handover:
        rows += [[definition.handover], [END]]
    return rows


def _depths(definition: Definition) -> dict[str, int]:
    work = [s.id for s in definition.steps if s.id != definition.handover]
    sequence = order(definition)
    if sequence is None:  # drawn all the same: a draft with a loop is looked at to be mended
        return {step: row for row, step in enumerate(work)}
    depth = dict.fromkeys(work, 0)
    for step in sequence:
        for target in following(definition, forward_only=True)[step]:
            if step in depth and target in depth:
                depth[target] = max(depth[target], depth[step] + 1)
    return depth


def _row(
    definition: Definition, doers: Mapping[str, str], row: list[str], left: int, inner: int, y: int
) -> dict[str, Box]:
    width = len(row) * WIDTH + (len(row) - 1) * GAP
    x = left + (inner - width) // 2
    boxes = {}
    for place, step_id in enumerate(row):
        boxes[step_id] = _box(definition, doers, step_id, x + place * (WIDTH + GAP), y)
    return boxes


def _box(definition: Definition, doers: Mapping[str, str], step_id: str, x: int, y: int) -> Box:
    if step_id in MARKS:
        return Box(step_id, None, x, y, WIDTH, 32, ())
    step, doer = definition.step(step_id), _lines(doers[step_id])
    lines = tuple(textwrap.wrap(step.name, CHARACTERS)) or (step_id,)
    return Box(step_id, step, x, y, WIDTH, 43 + LINE * (len(lines) + len(doer)), lines, doer)


def _lines(words: str) -> tuple[str, ...]:
    """Broken where a box ends: no name of a unit runs out of it or is cut."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        lines[-1:] = [longer] if not lines[-1] or _wide(longer) <= ROOM else [lines[-1], word]
    return tuple(lines)


def _wide(words: str) -> float:
    """Capitals and m are broad, the rest about two thirds of that."""
    return sum(11 if sign.isupper() or sign in "mw" else 7.8 for sign in words)
