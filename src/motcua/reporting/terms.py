"""What a statutory form is (columns, numbering row, sums, checks: all data) and what a filled one holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from motcua.kernel.text import Text
from motcua.measures.terms import Cell, Figures, Period, Rate


@dataclass(frozen=True, slots=True)
class Column:
    """One numbered column: an index, a name, cells added up, or the sum of other columns."""

    no: str
    head: tuple[Text, ...]
    kind: Literal["index", "name", "cells", "sum"]
    cells: tuple[Cell, ...] = ()
    sums: tuple[str, ...] = ()
    width: int = 11


@dataclass(frozen=True, slots=True)
class Check:
    """Columns on the left add up to those on the right, in every row and in the total."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Memo:
    """A figure shown beside the form, because the form has no column for it."""

    name: Text
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form as data; the wording can be corrected without code."""

    code: str
    number: Text
    issued: Text
    title: Text
    counted_in: Text
    rows: Literal["field"]
    total: Text
    columns: tuple[Column, ...]
    checks: tuple[Check, ...]
    memo: tuple[Memo, ...]
    choice: Text

    @property
    def numbers(self) -> tuple[Column, ...]:
        """The columns that hold counts."""
        return tuple(c for c in self.columns if c.kind in {"cells", "sum"})

    def column(self, no: str) -> Column:
        """The column with that number. KeyError when the form has none."""
        return next(c for c in self.columns if c.no == no)

    def cells(self, no: str) -> tuple[Cell, ...]:
        """The cells a column's number is made of, through its sums: what its list of dossiers opens."""
        column = self.column(no)
        return column.cells + tuple(cell for part in column.sums for cell in self.cells(part))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a filled form: values by column number. key: id of the field; None for the total."""

    key: int | None
    name: str
    figures: Figures
    values: dict[str, int]


@dataclass(frozen=True, slots=True)
class Published:
    """A figure somebody published, to hold against the files. parts: cells to add up; ref: row of requirements E-6."""

    name: Text
    level: str
    parts: tuple[Cell, ...]
    value: int
    ref: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A filled form of one unit and period. Made only when every check holds."""

    form: Form
    unit_code: str
    unit_name: str
    receiver: str
    level: str
    period: Period
    rows: tuple[Row, ...]
    total: Row
    memo: tuple[tuple[Text, int], ...]
    rates: tuple[Rate, ...]
    notes: tuple[Text, ...] = ()
