"""Lists of dossiers: the inbox, what waits at the counter, search. One SQL each, narrowed by the one filter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.calendars import queries as calendars
from motcua.calendars import rules as time
from motcua.calendars.terms import Calendar
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers import rules
from motcua.dossiers.queries.finding import matching
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import clock, rights
from motcua.dossiers.terms import STATE_NAMES, Act, Channel, State, Verdict
from motcua.kernel.actor import Actor, Role
from motcua.kernel.text import Text

#: the most rows any list gives
MOST = 500


@dataclass(frozen=True, slots=True)
class Came:
    """How a step came to a tray other than by the process."""

    act: Act
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list. step and what follows: the open step the line is about; empty in lists of dossiers."""

    code: str
    procedure_name: str
    applicant: str
    subject: str
    unit_name: str
    channel: Channel
    state: State
    state_name: Text
    submitted_at: datetime
    #: when the clock began to run; before acceptance, from when the first answer is owed
    began: datetime
    due_at: datetime | None
    original_due_at: datetime | None
    paused_at: datetime | None
    verdict: Verdict | None
    requests: int
    extensions: int
    step: str = ""
    step_name: str = ""
    step_unit_name: str = ""
    since: datetime | None = None
    until: datetime | None = None
    question: str = ""
    #: whether the reader has taken the step
    mine: bool = False
    #: the unit that gave it on, and how, by whom and why it was sent here, where colleagues sent it
    sender_name: str = ""
    came: Came | None = None
    #: of its forecast; "" for none, and in lists that ask for none
    colour: str = ""
    #: where the next page begins
    after: tuple[datetime, int] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A filing nobody has accepted yet, and by when its citizen must have an answer, by the calendar of its counter."""

    row: Row
    answer_by: datetime
    calendar: Calendar

    def waited(self, now: datetime) -> int:
        """Working minutes since it was filed."""
        return time.working_minutes(self.row.began, now, self.calendar)


#: what every list shows of a dossier d
ROW = """d.code, d.version_id, d.applicant ->> 'name', d.subject, d.unit_id, d.channel, d.state, d.submitted_at,
    d.due_at, d.original_due_at, d.paused_at, d.verdict, d.requests, d.extensions, d.intake_unit_id,
    coalesce(d.clock_at, d.submitted_at)"""
#: where ROW has the counter
_INTAKE = 14
#: why a step is here, where colleagues sent it: who handed it over, returned it or refused to take it. "offset 0" has
#: the dossier's few events read first; the planner would rather look through everybody's of that moment
_CAME = """(select json_build_array(e.act, e.name, e.reason)
    from (select * from dossiers_event o where o.dossier_id = t.dossier_id offset 0) e
    where e.recorded_at = t.since and e.act in ('hand_over', 'decline', 'return_step')
    order by e.seq desc limit 1)::text"""
#: the open step t a row is about
TASK = f"t.step, t.name, t.unit_id, t.since, t.until, t.question, t.person, t.id, t.sender_id, {_CAME}"
#: revisions of reference data, last in every row
REVISIONS = "(select json_object_agg(topic, n) from audit_revision)::text"


def to_return(actor: Actor, limit: int = 100) -> list[Row]:
    """Results that wait at the actor's counters for their owners, longest first. One SQL."""
    condition, values = trays(actor, Role.COUNTER)
    sql = f"""select {ROW}, {TASK}, {REVISIONS} from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
        where ({condition}) and d.state = 9 order by t.since, t.id limit %s"""
    return [row_of(r, actor) for r in ask(numbered(sql), [*values, within(limit)])]


def trays(actor: Actor, role: Role | None) -> tuple[str, list[Any]]:
    """The trays the actor empties: for each role worn, the units it is worn in."""
    worn: dict[Role, set[int]] = {}
    for hat in actor.hats:
        for one in hat.roles:
            if role is None or one is role:
                worn.setdefault(one, set()).update(hat.seat(one))
    if not worn:
        return "false", []
    parts = " or ".join(["(t.role = %s and t.unit_id = any(%s::bigint[]))"] * len(worn))
    return parts, [v for one, units in worn.items() for v in (one.value, sorted(units))]


def within(limit: int) -> int:
    """A limit as lists keep it."""
    return max(0, min(limit, MOST))


def to_accept(actor: Actor, limit: int = 100) -> list[Waiting]:
    """Filings that wait at the actor's counters for a first answer, oldest first. One SQL.

    Law: NĐ 45/2020 Art. 11: an answer within 8 working hours.
    """
    condition = "d.state = 1 and not d.waiting and d.intake_unit_id = any(%s::bigint[])"
    rows = _selected(actor, condition, [_counters(actor)], "coalesce(d.clock_at, d.submitted_at), d.id", limit)
    return [_waiting(row_of(r, actor), _calendar(r)) for r in rows]


def _waiting(row: Row, calendar: Calendar) -> Waiting:
    return Waiting(row, clock.answer_by(row.began, calendar), calendar)


def _calendar(row: tuple[Any, ...]) -> Calendar:
    """Of the counter that has the dossier."""
    known = _revisions(row[-1])
    return calendars.of_unit(row[_INTAKE], known.get("calendars", 0), known.get("directory", 0))


def waiting(actor: Actor, limit: int = 100) -> list[Row]:
    """Dossiers of the actor's counters that wait for their applicants: papers asked for, money due. One SQL."""
    condition = (
        "(d.state in (5, 6) or (d.state = 1 and d.waiting and d.after = '')) and d.intake_unit_id = any(%s::bigint[])"
    )
    return _dossiers(actor, condition, [_counters(actor)], "d.paused_at nulls first, d.id", limit)


def promised(actor: Actor, before: datetime, limit: int = 100) -> list[Row]:
    """Open dossiers visible to the actor whose promise falls before a moment, soonest first. One SQL."""
    return _dossiers(actor, "d.state in (2, 4) and d.due_at < %s", [before], "d.due_at, d.id", limit)


def named(actor: Actor, codes: Collection[str]) -> dict[str, Row]:
    """Dossiers visible to the actor, by code. One SQL."""
    found = _dossiers(actor, "d.code = any(%s::text[])", [sorted(codes)], "d.id", len(codes))
    return {row.code: row for row in found}


def search(actor: Actor, text: str, limit: int = 20) -> list[Row]:
    """Dossiers within reach in whose code, applicant, id number, phone or subject all the words begin, newest first.

    Without diacritics too. One SQL.
    """
    words = rules.tokens(text[:200]).split()[:8]
    if not words:
        return []
    exact = text.strip().upper()
    found, values = matching(actor, words)
    return _dossiers(actor, f"(d.code = %s or {found})", [exact, *values], "d.submitted_at desc, d.id desc", limit)


def _counters(actor: Actor) -> list[int]:
    return sorted({u for hat in actor.hats if Role.COUNTER in hat.roles for u in hat.units})


def _dossiers(actor: Actor, condition: str, values: Sequence[Any], order: str, limit: int) -> list[Row]:
    return [row_of(r, actor) for r in _selected(actor, condition, values, order, limit)]


def _selected(actor: Actor, condition: str, values: Sequence[Any], order: str, limit: int) -> list[tuple[Any, ...]]:
    visible, allowed = rights.visible(actor)
    sql = f"""select {ROW}, {REVISIONS} from dossiers_dossier d
        where {condition} and {visible} order by {order} limit %s"""
    return ask(numbered(sql), [*values, *allowed, within(limit)])


def row_of(row: tuple[Any, ...], actor: Actor, *, colour: str = "") -> Row:
    """A row from the columns ROW, those of TASK where it is about a step, and REVISIONS."""
    code, version, applicant, subject, unit, channel, state, submitted, due, original, paused, verdict, *more = row
    tree = directory.register(_revisions(row[-1]).get("directory", 0))
    names = tree.units
    about = _step(more[4:-1], due, names, actor) if len(more) > 5 else {}
    return Row(
        code=code, procedure_name=catalogue.version(version).name, applicant=applicant, subject=subject,
        unit_name=names[unit].name, channel=Channel(channel), state=State(state), state_name=STATE_NAMES[State(state)],
        submitted_at=submitted, began=more[3], due_at=due, original_due_at=original, paused_at=paused,
        verdict=Verdict(verdict) if verdict else None, requests=more[0], extensions=more[1], colour=colour, **about,
    )  # fmt: skip


def _step(task: Sequence[Any], due: datetime | None, names: Any, actor: Actor) -> dict[str, Any]:
    step, name, unit, since, until, question, person, number, sender, came = task
    return {
        "step": step, "step_name": name, "step_unit_name": names[unit].name, "since": since, "until": until,
        "question": question, "mine": person in actor.hands, "after": (due, number) if due else None,
        "sender_name": names[sender].name if sender else "", "came": _came(came),
    }  # fmt: skip


def _came(said: str | None) -> Came | None:
    if said is None:
        return None
    act, name, reason = orjson.loads(said)
    return Came(Act(act), name, reason)


def _revisions(said: str | None) -> dict[str, int]:
    return orjson.loads(said) if said else {}
