"""The open figures: a unit, a period, a row for each unit below, a picture of the rows; computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from motcua.directory.queries import Register, Tree, UnitView
from motcua.directory.terms import PARTS, Level
from motcua.kernel.text import Text
from motcua.measures import queries as measures
from motcua.measures.terms import Figures, Period

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
    read_at: datetime
    running: bool
    #: of those filed online, how many an officer filed for somebody
    assisted: int

    @property
    def self_filed(self) -> int:
        """Filed online by the people themselves."""
        return self.total.figures.online - self.assisted


@dataclass(frozen=True, slots=True)
class Ended:
    """An agency that is no more, with the years of its files, newest first."""

    unit: UnitView
    years: tuple[int, ...]


def page(tree: Tree, unit: UnitView, period: Period, now: datetime) -> Page:
    """Figures of the unit's subtree over a period, as of now where the period still runs."""
    running = period.stop(now) == now
    span = (tree.answers_for(unit.id), period.start, period.end, now if running else None)
    found = measures.by_unit(*span)
    rows = [(u, _sum(found, {u.id}), False) for u in [unit] if u.id in found]
    rows += [(u, _sum(found, tree.answers_for(u.id)), _agencies(tree, u)) for u in tree.children(unit.id)]
    rows = [(u, f, inside) for u, f, inside in rows if f.total or u.level not in PARTS]
    total = _sum(found, found)
    widest = max((f.total for _, f, _ in rows), default=0)
    return Page(
        unit=unit, above=tuple(reversed(tree.ancestors(unit.id))),
        rows=tuple(Row(u, f, inside, _pieces(f, widest)) for u, f, inside in rows),
        total=Row(unit, total, False, _pieces(total, total.total)), period=period,
        read_at=min(now, period.closes_at), running=running, assisted=measures.assisted(*span),
    )  # fmt: skip


def choices(tree: Tree) -> tuple[tuple[UnitView, tuple[UnitView, ...]], ...]:
    """Every top of the tree, with the agencies below and including it."""
    return tuple(
        (root, tuple(u for u in tree if u.level not in PARTS and _below(tree, u, root))) for root in tree.roots()
    )


def years(known: Register, today: date, chosen: int) -> tuple[int, ...]:
    """Years with files anywhere, this one, and the one chosen; newest first."""
    spans = measures.years(known.units).values()
    there = {y for first, last in spans for y in range(first, last + 1)}
    return tuple(sorted(there | {today.year, chosen}, reverse=True))


def ended(known: Register, today: date) -> tuple[Ended, ...]:
    """Districts that are no more and left files."""
    gone = [u for u in known.units.values() if u.level is Level.DISTRICT and u.valid_to and u.valid_to < today]
    spans = measures.years(u.id for u in gone)
    left = [Ended(u, tuple(range(spans[u.id][1], spans[u.id][0] - 1, -1))) for u in gone if u.id in spans]
    return tuple(sorted(left, key=lambda e: e.unit.code))


def _below(tree: Tree, unit: UnitView, root: UnitView) -> bool:
    return unit.id == root.id or tree.ancestors(unit.id)[-1:] == (root,)


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
