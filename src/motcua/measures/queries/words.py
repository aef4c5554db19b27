"""Fragments of SQL every question is put together from. Constants only: values always travel as parameters."""

from __future__ import annotations

from typing import Any

from motcua.measures.terms.scope import By, Scope

#: the flows of a period, in the order of measures.terms.Figures after "carried"
FLOWS = (
    "direct", "online", "post", "early", "on_time", "late", "refused", "stopped", "withdrawn",
    "closed_early", "closed_on_time", "closed_late",
)  # fmt: skip
RECEIVED = FLOWS[:3]
ENDS = FLOWS[3:]
#: each ended dossier is in exactly one of these
OUTCOMES = FLOWS[3:9]
STOCKS = ("open_in_time", "open_late", "paused")

KEY = {
    By.ALL: "0", By.UNIT: "d.unit_id", By.FIELD: "d.field_id", By.CHANNEL: "d.channel", By.PROCEDURE: "d.procedure_id",
}  # fmt: skip

#: the same of rows(), whose unit is that of the period's tree
KEY_THEN = KEY | {By.UNIT: "d.unit_then"}

SOLVED, REFUSED, STOPPED, WITHDRAWN = "d.state in (9, 10)", "d.state = 3", "d.state = 8", "d.state = 7"
CLOSED = "d.state in (3, 7, 8)"

#: one dossier's share in each flow
IS = {
    "direct": "d.channel = 1",
    "online": "d.channel = 2",
    "post": "d.channel = 3",
    "early": f"{SOLVED} and d.verdict = 'early'",
    "on_time": f"{SOLVED} and d.verdict = 'on_time'",
    "late": f"{SOLVED} and d.verdict = 'late'",
    "refused": REFUSED,
    "stopped": STOPPED,
    "withdrawn": WITHDRAWN,
    "closed_early": f"{CLOSED} and d.verdict = 'early'",
    "closed_on_time": f"{CLOSED} and d.verdict = 'on_time'",
    "closed_late": f"{CLOSED} and d.verdict = 'late'",
}

#: acts that change a count; refusing and withdrawing count only after acceptance
COUNTED = "e.act in ('accept', 'refuse', 'stop', 'withdraw', 'finish')"
#: a hand-over by which another agency decides from now on: the dossier counts there, also for what is past; or its
#: unit was no more: it counts with the successor, except in periods that ended before (LEFT)
MOVED = """e.act in ('hand_over', 'rehome') and e.data like '%%"competent":%%'"""

#: dossiers that passed to a successor after the period, with the unit that had them then: such a period is counted by
#: the tree it had
LEFT = """left_behind as materialized (
        select distinct on (e.dossier_id) e.dossier_id, (e.data::jsonb ->> 'from')::bigint as unit_id
        from dossiers_event e
        where e.act = 'rehome' and e.data::jsonb ? 'competent' and (e.data::jsonb ->> 'on')
            >= (((%(stop)s - interval '1 microsecond') at time zone 'Asia/Ho_Chi_Minh')::date + 1)::text
        order by e.dossier_id, e.seq)"""
#: what of a dossier a flow is counted by
COLUMNS = "d.field_id, d.procedure_id, d.channel, d.state, d.verdict"


def acts(since: str, until: str | None) -> str:
    """Counted acts of transactions from one watermark to another (None: all there are), each with its unit then.

    Rows as dossiers d: unit_id, COLUMNS, at (the moment it counts at), accepts (taken in, else ended), sign: a dossier
    that moved to another agency is taken out of the one and put into the other."""
    span = f"e.tx >= {since}" + (f" and e.tx < {until}" if until else "")
    return f"""
        select {unit_at(until)} as unit_id, {COLUMNS}, e.act = 'accept' as accepts, 1 as sign,
               case when e.act = 'accept' then d.accepted_at else d.ended_at end as at
        from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
        where {COUNTED} and {span} and d.accepted_at is not null
        union all
        select w.unit_id, {COLUMNS}, true, w.sign, d.accepted_at
        from dossiers_dossier d
        cross join lateral (values ({unit_at(until)}, 1), ({unit_at(since)}, -1)) w (unit_id, sign)
        where d.accepted_at is not null and d.id in (select e.dossier_id from dossiers_event e where {MOVED} and {span})
          and exists (select 1 from dossiers_event e
                      where e.dossier_id = d.id and e.act = 'accept' and e.tx < {since})"""


def unit_at(mark: str | None) -> str:
    """The agency of dossier d as acts below a watermark had it; None: as it is."""
    if mark is None:
        return "d.unit_id"
    moved = f"select 1 from dossiers_event e where e.dossier_id = d.id and {MOVED}"
    own = "from dossiers_event e where e.dossier_id = d.id and"
    return f"""case when not exists ({moved}) then d.unit_id else coalesce(
            (select (e.data::jsonb ->> 'competent')::bigint {own} {MOVED} and e.tx < {mark}
                order by e.seq desc limit 1),
            (select (e.data::jsonb ->> 'unit')::bigint {own} e.seq = 1)) end"""


def narrowed(scope: Scope, unit: str = "d.unit_id") -> str:
    """The dossiers d of a scope, as a condition. unit: where the unit they count with stands."""
    parts = [f"{unit} = any(%(units)s)"]
    parts += [f"d.{name}_id = %({name})s" for name in ("field", "procedure") if getattr(scope, name) is not None]
    if scope.channel is not None:
        parts.append("d.channel = %(channel)s")
    return " and ".join(parts)


def rows(scope: Scope, where: str = "true") -> str:
    """The dossiers d of a scope as the period's tree has them, with unit_then; needs LEFT. where: what else holds."""
    return f"""
        select d.*, d.unit_id as unit_then from dossiers_dossier d
        where {narrowed(scope)} and {where} and d.id not in (select l.dossier_id from left_behind l)
        union all
        select d.*, l.unit_id from left_behind l join dossiers_dossier d on d.id = l.dossier_id
        where {narrowed(scope, "l.unit_id")} and {where}"""


def values(scope: Scope) -> dict[str, Any]:
    """The parameters narrowed() refers to."""
    return {
        "units": sorted(scope.units), "field": scope.field, "procedure": scope.procedure, "channel": scope.channel,
    }  # fmt: skip


def counted(names: tuple[str, ...], among: tuple[str, ...]) -> str:
    """count() of each flow that is among those asked for, zero for the others."""
    return ", ".join(
        f"count(*) filter (where {IS[name]})::int as {name}" if name in among else f"0 as {name}" for name in names
    )
