"""The legal forms of a dossier: each as it was frozen when it went out, with what lets its holder follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Any

from django.conf import settings

from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.calendars.terms import ZONE
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.documents import rules as forms
from motcua.documents.terms import Edition, Form
from motcua.dossiers import rules
from motcua.dossiers.queries.ledger import days
from motcua.dossiers.queries.reading import Whole, whole
from motcua.dossiers.record import ask, numbered, secret
from motcua.dossiers.rules import papers, rights, slip
from motcua.dossiers.terms import State
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused


@dataclass(frozen=True, slots=True)
class FormData:
    """What documents.operations.render draws."""

    form: Form
    edition: Edition
    number: str
    values: dict[str, Any]


def paper(actor: Actor, code: str, seq: int, *, secret_held: str | None = None, at: datetime | None = None) -> FormData:
    """The form that went out with the event of that number. An official needs the right to see the dossier, its owner
    the secret. at: the moment of reading, traced. Raises NotYours, Refused."""
    read = _read(actor, code, secret_held, at)
    fact = next((f for f in read.facts if f.seq == seq and f.form in set(Form)), None)
    if fact is None:
        raise Refused(f"Hồ sơ {code} không có phiếu số {seq}.", f"Dossier {code} has no form with event {seq}.")
    values = dict(fact.data["paper"]) | _following(code)
    if fact.form == Form.RECEIPT:
        values |= _why(read)
    edition = forms.edition_on(day_of(read.held.accepted_at or fact.recorded_at))
    return FormData(Form(fact.form), edition, fact.form_no, values)


def _read(actor: Actor, code: str, secret_held: str | None, at: datetime | None) -> Whole:
    if secret_held is not None and not rules.is_secret_of(secret_held, code, settings.TRACKING_KEY):
        raise NotYours()
    read = whole(code, ("true", ()) if secret_held is not None else rights.visible(actor))
    if at is not None and actor.hats:
        trace_reading(subject=code, what=Look.SLIP, by=actor, at=at)
    return read


def _following(code: str) -> dict[str, str]:
    key = secret(code)
    return {"tracking_url": f"{settings.PUBLIC_ADDRESS}/tra-cuu/{code}/{key}/", "tracking_secret": key}


def _why(read: Whole) -> dict[str, Any]:
    """The ledger of the first promise: only while it is still the one in force."""
    if read.held.due_at != read.held.original_due_at:
        return {}
    lines = days(read)
    return {"ledger": [{"on": line.on, "counted": str(line.counted), "why": line.why.vi} for line in lines]}


def control_slip(actor: Actor, code: str, *, at: datetime | None = None) -> FormData:
    """Phiếu kiểm soát: the log's hand-overs as the statutory slip, up to this moment. Raises NotYours."""
    read = _read(actor, code, None, at)
    held = read.held
    if held.accepted_at is None:
        raise Refused(
            f"Hồ sơ {code} chưa được tiếp nhận nên chưa có phiếu kiểm soát.",
            f"Dossier {code} is not accepted yet: there is no control slip.",
        )
    day = day_of(held.accepted_at)
    tree = read.tree(day)
    partners = {tree.unit(f.unit).name for f in read.facts if f.act == "answer" and f.unit}
    number = papers.control_no(next((f.form_no for f in read.facts if f.form == Form.RECEIPT), ""), held.accepted_at)
    values = papers.heading(tree, held.intake_unit, held.accepted_at, number) | {
        "dossier_code": code, "agency_name": tree.unit(held.unit).name, "partner_agency": "; ".join(sorted(partners)),
        "received_at": held.accepted_at.astimezone(ZONE), "due_at": held.due_at, "steps": slip.rows(read.facts, tree),
        "told_until": read.facts[-1].recorded_at.astimezone(ZONE),
    }  # fmt: skip
    return FormData(Form.CONTROL_SLIP, forms.edition_on(day), number, values)


#: when a dossier came into the register: taken in, or turned down at once, so that no number is missing from it
ENTERED = f"coalesce(d.accepted_at, case d.state when {State.REFUSED} then d.submitted_at end)"
_REGISTER = (
    f"select d.code, d.version_id, d.applicant, d.unit_id, {ENTERED}, d.due_at, d.returned_at, d.delivery,"
    """
    (select e.data from dossiers_event e where e.dossier_id = d.id and e.act = 'return_result'),
    (select e.form_no from dossiers_event e where e.dossier_id = d.id and e.act = 'refuse' limit 1)
from dossiers_dossier d
where {which} and {visible}
"""
    f"order by {ENTERED}, d.id limit %s"
)
_TAKEN = f"d.intake_unit_id = any(%s::bigint[]) and {ENTERED} >= %s and {ENTERED} < %s"


def register(actor: Actor, unit: str, first: date, last: date, *, limit: int = 2000) -> FormData:
    """Sổ theo dõi hồ sơ of a unit's counters over a span of days, both inclusive. Raises Refused, NotYours."""
    if last < first:
        raise Refused(f"Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}.", "The last day comes first.")
    tree = directory.tree(last)
    office = tree.by_code(unit)
    if not actor.system and office.id not in actor.units:
        raise NotYours()
    start = datetime.combine(first, clock_time(0), ZONE)
    until = datetime.combine(last, clock_time(0), ZONE) + timedelta(days=1)
    return _register(actor, unit, (_TAKEN, [sorted(tree.answers_for(office.id)), start, until]), (first, last), limit)


def register_of(actor: Actor, unit: str, codes: Sequence[str], first: date, last: date) -> FormData:
    """The same over these dossiers: a volume of a long register. The caller has asked whether the unit is theirs."""
    return _register(actor, unit, ("d.code = any(%s::text[])", [list(codes)]), (first, last), len(codes))


def _register(actor: Actor, unit: str, which: tuple[str, list[Any]], span: tuple[date, date], limit: int) -> FormData:
    visible, values = rights.visible(actor)
    tree, (first, last) = directory.tree(span[1]), span
    sql = numbered(_REGISTER.format(which=which[0], visible=visible))
    entries = [slip.entry(r, catalogue.version(r[1]).name, tree) for r in ask(sql, [*which[1], *values, limit])]
    heading = papers.heading(tree, tree.by_code(unit).id, datetime.combine(first, clock_time(0), ZONE), "")
    return FormData(
        Form.REGISTER, forms.edition_on(last), "",
        heading | {"form_date": last, "entries": entries, "period_start": first, "period_end": last},
    )  # fmt: skip
