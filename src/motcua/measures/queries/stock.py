"""What was open at a moment, with the promise as it stood then. Counted from the rows, never kept: it ages."""

from __future__ import annotations

from motcua.dossiers.queries.reading import COUNTS_AT
from motcua.dossiers.terms import PAUSED
from motcua.measures.queries.words import FLOWS, KEY_THEN, rows
from motcua.measures.terms.scope import By, Scope

#: how long most dossiers live at the longest; the few beyond it have an index of their own
LONG = "interval '62 days'"
PAUSES = ", ".join(str(int(s)) for s in sorted(PAUSED))


def open_at(scope: Scope, moment: str) -> str:
    """Dossiers d accepted before the moment (a parameter's name) and not ended before it; three ways, three indexes."""
    at = f"%({moment})s"
    ways = (
        f"d.accepted_at < {at} and d.ended_at is null",
        f"d.ended_at >= {at} and d.accepted_at < {at} and d.accepted_at >= {at} - {LONG}",
        f"d.ended_at >= {at} and d.accepted_at < {at} - {LONG} and d.ended_at - d.accepted_at > {LONG}",
    )
    return " union all ".join(rows(scope, way) for way in ways)


def promised(scope: Scope, moment: str) -> str:
    """The same dossiers with due_then and paused_then: what the last act before the moment had promised."""
    return f"""
        select d.*, coalesce(w.due_at, d.original_due_at) as due_then,
               coalesce(w.state in ({PAUSES}), false) as paused_then
        from ({open_at(scope, moment)}) d
        left join lateral (
            select e.due_at, e.state from dossiers_event e
            where e.dossier_id = d.id and {COUNTS_AT} < %({moment})s and e.due_at is not null
              and (d.extensions > 0 or d.due_at <> d.original_due_at or exists (
                  select 1 from dossiers_event p where p.dossier_id = d.id and p.state in ({PAUSES})))
            order by e.seq desc limit 1
        ) w on true"""


def stock(by: By, scope: Scope) -> str:
    """Counts of open dossiers at the moment "stop": in time, late, paused."""
    return f"""
        select {KEY_THEN[by]} as key,
               count(*) filter (where not d.paused_then and d.due_then >= %(stop)s)::int as open_in_time,
               count(*) filter (where not d.paused_then and d.due_then < %(stop)s)::int as open_late,
               count(*) filter (where d.paused_then)::int as paused
        from ({promised(scope, "stop")}) d group by 1"""


def opening(by: By, scope: Scope) -> str:
    """How many were open when the period began, in the shape of a flow before it."""
    nothing = ", ".join(["0"] * (len(FLOWS) - 1))
    return f"select {KEY_THEN[by]}, true, count(*)::int, {nothing} from ({open_at(scope, 'start')}) d group by 1"
