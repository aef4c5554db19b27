"""The merged heads of a form: equal heads side by side are one cell, a head with nothing below reaches down."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.text import Text
from motcua.reporting.terms import Form


@dataclass(frozen=True, slots=True)
class Head:
    """One cell of the head: its words, its place (row and column from 0) and how far it spans."""

    words: Text
    row: int
    column: int
    rows: int
    columns: int


def depth(form: Form) -> int:
    """Rows of heads above the numbering row."""
    return max(len(c.head) for c in form.columns)


def heads(form: Form) -> tuple[tuple[Head, ...], ...]:
    """Row by row, left to right."""
    return tuple(_row(form, y, depth(form)) for y in range(depth(form)))


def _row(form: Form, y: int, rows: int) -> tuple[Head, ...]:
    found: list[Head] = []
    x = 0
    while x < len(form.columns):
        head = form.columns[x].head
        wide = _alike(form, x, y) if y < len(head) else 1
        if y < len(head):
            found.append(Head(head[y], y, x, rows - y if y == len(head) - 1 else 1, wide))
        x += wide
    return tuple(found)


def _alike(form: Form, x: int, y: int) -> int:
    """How many columns from this one on share the head down to this row."""
    same = form.columns[x].head[: y + 1]
    wide = 1
    while x + wide < len(form.columns) and form.columns[x + wide].head[: y + 1] == same:
        wide += 1
    return wide
