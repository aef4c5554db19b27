"""The open figures: a unit, a period, a row for each unit below, a picture of the rows; computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.directory.queries import Tree, UnitView
from motcua.directory.terms import PARTS
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.terms import Figures, Period
from motcua.measures.terms.periods import Span

PERIODS = {
    "Q1": Text("Quý I", "Quarter I"),
    "Q2": Text("Quý II", "Quarter II"),
    "Q3": Text("Quý III", "Quarter III"),
    "Q4": Text("Quý IV", "Quarter IV"),
    "H1": Text("6 tháng đầu năm", "First half year"),
    "9M": Text("9 tháng", "Nine months"),
    "Y": Text("Cả năm", "Whole year"),
}
#: the first year of which the law's figures exist here
FIRST_YEAR = 2018
#: parts of a bar, in order, and what each is called
PARTS_OF_BAR = (
    ("early", Text("Xong trước hạn", "Settled early")),
    ("on_time", Text("Xong đúng hạn", "Settled on time")),
    ("late", Text("Xong quá hạn", "Settled late")),
    ("open", Text("Đang giải quyết, còn hạn", "Open, in time")),
    ("open_late", Text("Đang giải quyết, đã quá hạn", "Open, overdue")),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One coloured piece of a bar."""

    kind: str
    x: float
    width: float
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """One unit with its figures and its bar; `inside`: whether it opens into units of its own."""

    unit: UnitView
    figures: Figures
    inside: bool
    pieces: tuple[Piece, ...]

    @property
    def kept(self) -> int:
        """Settled early or on time."""
        return self.figures.early + self.figures.on_time

    @property
    def waiting(self) -> int:
        """Open and not overdue: running in time, or standing still."""
        return self.figures.open_in_time + self.figures.paused


@dataclass(frozen=True, slots=True)
class Page:
    """The figures of one unit and period."""

    unit: UnitView
    above: tuple[UnitView, ...]
    rows: tuple[Row, ...]
    total: Row
    period: Period
    year: int
    span: str
    years: tuple[int, ...]
    read_at: datetime
    running: bool


def page(tree: Tree, unit: UnitView, year: int, span: str, now: datetime, today: date) -> Page:
    """Figures of the unit's subtree over a calendar period, as of now where the period still runs."""
    period = Period.calendar(year, Span(span))
    running = period.stop(now) == now
    found = measures.by_unit(tree.answers_for(unit.id), period.start, period.end, now if running else None)
    rows = [(u, _sum(found, {u.id}), False) for u in [unit] if u.id in found]
    rows += [(u, _sum(found, tree.answers_for(u.id)), _agencies(tree, u)) for u in tree.children(unit.id)]
    rows = [(u, f, inside) for u, f, inside in rows if f.total or u.level not in PARTS]
    total = _sum(found, found)
    widest = max((f.total for _, f, _ in rows), default=0)
    return Page(
        unit=unit, above=tuple(reversed(tree.ancestors(unit.id))),
        rows=tuple(Row(u, f, inside, _pieces(f, widest)) for u, f, inside in rows),
        total=Row(unit, total, False, _pieces(total, total.total)), period=period, year=year, span=span,
        years=tuple(range(today.year, FIRST_YEAR - 1, -1)), read_at=min(now, period.closes_at), running=running,
    )  # fmt: skip


def this_quarter(today: date) -> tuple[int, str]:
    """The running quarter."""
    return today.year, f"Q{(today.month + 2) // 3}"


def _agencies(tree: Tree, unit: UnitView) -> bool:
    return any(child.level not in PARTS for child in tree.children(unit.id))


def _sum(found: Mapping[int, Figures], units: Iterable[int]) -> Figures:
    return sum((found[u] for u in units if u in found), Figures())


def _pieces(figures: Figures, widest: int) -> tuple[Piece, ...]:
    counts = {
        "early": figures.early, "on_time": figures.on_time, "late": figures.late,
        "open": figures.open_in_time + figures.paused, "open_late": figures.open_late,
    }  # fmt: skip
    pieces, x = [], 0.0
    for kind, count in counts.items():
        width = round(count * 100 / widest, 2) if widest else 0.0
        if count:
            pieces.append(Piece(kind, x, width, count))
        x = round(x + width, 2)
    return tuple(pieces)
