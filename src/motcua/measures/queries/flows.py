"""What came in and what ended: kept half months, the log beyond the watermark, and edge days from the rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.measures.queries.words import ENDS, FLOWS, IS, KEY, KEY_THEN, RECEIVED, acts, counted, narrowed, rows
from motcua.measures.rules.buckets import Cut, nearest_year
from motcua.measures.terms.periods import opening
from motcua.measures.terms.scope import By, Scope

MARK = "coalesce((select m.tx from measures_mark m where m.name = 'dossiers'), 0)::text::xid8"


def table(by: By, scope: Scope) -> str | None:
    """The kept summary that can answer, or None: then everything is counted from the rows."""
    if by is By.PROCEDURE or scope.procedure is not None:
        return None
    if by is By.FIELD or scope.field is not None:
        return None if by is By.CHANNEL or scope.channel is not None else "field"
    return "unit"


def kept(by: By, scope: Scope, which: str, cut: Cut) -> list[str]:
    """Whole half months, before the period and inside it: what stood at a bound, less what stood at another.

    What stood at a bound is the running sum of the nearest New Year and the half months between the two."""
    inside = [("last", 1, False), ("first", -1, False)] if cut.first < cut.last else []
    return [part for bound in [("before", 1, True), *inside] for part in _at(by, scope, which, cut, *bound)]


def _at(by: By, scope: Scope, which: str, cut: Cut, bound: str, sign: int, past: bool) -> list[str]:
    top = "(select m.year from measures_mark m where m.name = 'dossiers')"
    after = nearest_year(getattr(cut, bound)) > getattr(cut, bound).year
    months = f"t.bucket >= %({bound})s and t.bucket < make_date(%(near_{bound})s, 1, 1)"
    if not after:
        months = f"t.bucket >= make_date(%(near_{bound})s, 1, 1) and t.bucket < %({bound})s"
    return [
        _summed(by, scope, which, "sum", f"t.year = least(%(near_{bound})s, {top})", sign, past),
        _summed(by, scope, which, "tally", months, -sign if after else sign, past),
    ]


def _summed(by: By, scope: Scope, which: str, table: str, span: str, sign: int, past: bool) -> str:
    where = ["t.unit = any(%(units)s)", span]
    if which == "unit":
        received = [f"{sign} * coalesce(sum(t.received) filter (where t.channel = {n}), 0)::int" for n in (1, 2, 3)]
        where += ["t.channel = %(channel)s"] * (scope.channel is not None)
    else:
        received = [f"{sign} * sum(t.{name})::int" for name in RECEIVED]
        where += ["t.field = %(field)s"] * (scope.field is not None)
    key = "0" if by is By.ALL else f"t.{by.value}"
    return f"""
        select {key} as key, {past} as past, {", ".join(received)},
               {", ".join(f"{sign} * sum(t.{name})::int" for name in ENDS)}
        from measures_{which}{table} t where {" and ".join(where)} group by 1"""


def tail(by: By, scope: Scope) -> str:
    """What the log holds beyond the watermark, of the same half months."""
    received = [f"coalesce(sum(d.sign) filter (where d.accepts and {IS[name]}), 0)::int" for name in RECEIVED]
    ends = [f"coalesce(sum(d.sign) filter (where not d.accepts and {IS[name]}), 0)::int" for name in ENDS]
    return f"""
        select {KEY[by]}, d.at < %(before_at)s, {", ".join(received + ends)}
        from ({acts(MARK, None)}) d
        where {narrowed(scope)}
          and (d.at < %(before_at)s or (d.at >= %(first_at)s and d.at < %(last_at)s))
        group by 1, 2"""


def behind(by: By, scope: Scope) -> str:
    """What the two above have at the successor, of dossiers that passed to it after the period: back to who had them.

    Only what came in: a dossier that was passed on had not ended."""
    received = [f"coalesce(sum(w.sign) filter (where {IS[name]}), 0)::int" for name in RECEIVED]
    key = {By.UNIT: "w.unit_id"}.get(by, KEY[by])
    return f"""
        select {key}, d.accepted_at < %(before_at)s, {", ".join([*received, *["0"] * len(ENDS)])}
        from left_behind l join dossiers_dossier d on d.id = l.dossier_id
        cross join lateral (values (l.unit_id, 1), (d.unit_id, -1)) w (unit_id, sign)
        where {narrowed(scope, "w.unit_id")} and d.accepted_at is not null
          and (d.accepted_at < %(before_at)s or (d.accepted_at >= %(first_at)s and d.accepted_at < %(last_at)s))
        group by 1, 2"""


def edge(by: By, scope: Scope, n: int) -> str:
    """Days that make no whole half month, straight from the dossiers' own indexes. n: which edge of the cut."""
    span = f">= %(from{n})s and d.{{0}} < %(until{n})s"
    return " union all ".join(
        f"""
        select {KEY_THEN[by]}, %(past{n})s, {counted(FLOWS, among)}
        from ({rows(scope, f"d.accepted_at is not null and d.{moment} {span.format(moment)}")}) d group by 1"""
        for moment, among in (("accepted_at", RECEIVED), ("ended_at", ENDS))
    )


def moments(cut: Cut, edges: tuple[tuple[datetime, datetime, bool], ...]) -> dict[str, Any]:
    """The parameters of kept, tail, edge and the stocks."""
    spans: dict[str, Any] = {}
    for n, (start, until, past) in enumerate(edges):
        spans |= {f"from{n}": start, f"until{n}": until, f"past{n}": past}
    bounds = {"before": cut.before, "first": cut.first, "last": cut.last}
    midnights = {f"{name}_at": opening(day) for name, day in bounds.items()}
    years = {f"near_{name}": nearest_year(day) for name, day in bounds.items()}
    return {"start": cut.start, "stop": cut.stop} | bounds | midnights | years | spans
