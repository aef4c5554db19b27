"""Figures of a scope and period: one statement, hence one snapshot, hence they add up whatever happens meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection

from motcua.measures.queries import flows, stock
from motcua.measures.queries.words import FLOWS, LEFT, OUTCOMES, RECEIVED, STOCKS, values
from motcua.measures.rules.buckets import Cut, cut
from motcua.measures.terms.figures import Figures
from motcua.measures.terms.periods import Period
from motcua.measures.terms.scope import By, Scope


def figures(
    units: frozenset[int],
    start: date,
    end: date,
    cut_off: datetime | None = None,
    field: int | None = None,
    procedure: int | None = None,
    channel: int | None = None,
) -> Figures:
    """Counts over the dossiers of these competent units from the first to the last day, both inclusive.

    cut_off: read as of that moment instead of the end of the last day (a period still running: now).
    Raises DoesNotAddUp when the kept sums have gone wrong (then: motcua rebuild)."""
    scope = Scope(units, field, procedure, channel)
    return table(By.ALL, scope, Period(start, end), cut_off).get(0, Figures())


def by_unit(units: frozenset[int], start: date, end: date, cut_off: datetime | None = None) -> dict[int, Figures]:
    """The same, a row for each unit that has any."""
    return table(By.UNIT, Scope(units), Period(start, end), cut_off)


def by_field(units: frozenset[int], start: date, end: date, cut_off: datetime | None = None) -> dict[int, Figures]:
    """The same, a row for each field (lĩnh vực) that has any."""
    return table(By.FIELD, Scope(units), Period(start, end), cut_off)


def by_channel(units: frozenset[int], start: date, end: date, cut_off: datetime | None = None) -> dict[int, Figures]:
    """The same, a row for each channel that has any."""
    return table(By.CHANNEL, Scope(units), Period(start, end), cut_off)


def by_procedure(units: frozenset[int], start: date, end: date, cut_off: datetime | None = None) -> dict[int, Figures]:
    """The same, a row for each procedure that has any. Counted from the rows: no summary is kept by procedure."""
    return table(By.PROCEDURE, Scope(units), Period(start, end), cut_off)


def table(by: By, scope: Scope, period: Period, cut_off: datetime | None = None) -> dict[int, Figures]:
    """Figures by key (the id of a unit, field or procedure; a channel; 0 for all)."""
    if not scope.units:
        return {}
    parts = Parts.of(by, scope, period, cut_off)
    with connection.cursor() as cursor:
        cursor.execute(statement(by, scope, parts), parameters(scope, parts))
        return {key: Figures(*counts) for key, *counts in cursor.fetchall() if any(counts)}


@dataclass(frozen=True)
class Parts:
    """Where each part of the answer comes from: the kept summary (None: from the rows alone) and the edges."""

    cut: Cut
    kept: str | None
    edges: tuple[tuple[datetime, datetime, bool], ...]

    @classmethod
    def of(cls, by: By, scope: Scope, period: Period, cut_off: datetime | None) -> Parts:
        """Whole half months from the summary that can answer; without one the period is a single edge."""
        start, stop = period.opens_at, period.stop(cut_off)
        whole, kept = cut(start, stop), flows.table(by, scope)
        return cls(whole, kept, whole.edges if kept else ((start, stop, False),))


def statement(by: By, scope: Scope, parts: Parts) -> str:
    """What came before the period (past) makes the dossiers carried over, by running sums or by opening stock."""
    before = [stock.opening(by, scope)]
    if parts.kept:
        before = [*flows.kept(by, scope, parts.kept, parts.cut), flows.tail(by, scope), flows.behind(by, scope)]
    moves = before + [flows.edge(by, scope, n) for n in range(len(parts.edges))]
    net = " + ".join(RECEIVED) + " - " + " - ".join(OUTCOMES)
    inside = ", ".join(f"coalesce(sum({n}) filter (where not past), 0)::int as {n}" for n in FLOWS)
    shown = ", ".join([*(f"coalesce(f.{n}, 0)" for n in ("carried", *FLOWS)), *(f"coalesce(s.{n}, 0)" for n in STOCKS)])
    return f"""
        with {LEFT}, moves (key, past, {", ".join(FLOWS)}) as ({" union all ".join(moves)}),
        f as (
            select key, coalesce(sum({net}) filter (where past), 0)::int as carried, {inside} from moves group by key),
        s as ({stock.stock(by, scope)})
        select key, {shown} from f full join s using (key)"""


def parameters(scope: Scope, parts: Parts) -> dict[str, Any]:
    """Everything the statement refers to."""
    return values(scope) | flows.moments(parts.cut, parts.edges)
