"""The page of one dossier: everything an official may know about it, and what they may do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from motcua.audit import queries as audit
from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.calendars.terms import Amount, LedgerLine, Mode
from motcua.catalogue import queries as catalogue
from motcua.directory.terms import UnitView
from motcua.documents.terms import Form
from motcua.dossiers.queries.bundles import Sibling, siblings
from motcua.dossiers.queries.ledger import answer_by, days
from motcua.dossiers.queries.letters import LetterView, letters_of
from motcua.dossiers.queries.reading import Whole, whole, wholes
from motcua.dossiers.queries.requests import RequestView, requests_of
from motcua.dossiers.queries.results import ResultView, results_of
from motcua.dossiers.rules import issued, passing, promised, rights, telling, undoing
from motcua.dossiers.rules.promised import Promised
from motcua.dossiers.terms import (
    OPEN,
    STATE_NAMES,
    Act,
    Applicant,
    Channel,
    Evidence,
    Fact,
    Held,
    Issued,
    Open,
    Paper,
    State,
    Verdict,
    asks,
)  # fmt: skip
from motcua.kernel.actor import Actor
from motcua.kernel.text import Text
from motcua.workflow import rules as flow
from motcua.workflow.terms import Outcome

#: forms of the law; numbers of results stand beside their papers
LEGAL = frozenset(Form)
#: acts that say who has a step: taking it, or having completed it before it came back
TAKEN = frozenset({Act.TAKE, Act.COMPLETE_STEP, Act.APPROVE, Act.TRANSFER})


@dataclass(frozen=True, slots=True)
class TaskView:
    """A step somebody has now. mine: the reader may complete it; outcomes: the ways it may end."""

    step: str
    name: str
    unit: UnitView
    role: str
    since: datetime
    until: datetime | None
    taken_by: str
    question: str
    mine: bool
    #: the unit that gave it on, where nobody has signed for it yet
    sender: UnitView | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class EventView:
    """One fact, told."""

    seq: int
    act: Act
    sentence: Text
    name: str
    unit: UnitView | None
    happened_at: datetime
    recorded_at: datetime
    step: str
    reason: str
    state: State
    due_at: datetime | None
    form: str
    form_no: str
    #: of a step declared done before it was typed: on what ground, and whether a second name agreed (None: it waits)
    evidence: Evidence | None = None
    agreed: bool | None = None


@dataclass(frozen=True, slots=True)
class FormView:
    """A legal form that went out; seq names it."""

    seq: int
    form: str
    form_no: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """A dossier as an official sees it."""

    code: str
    procedure: catalogue.VersionView
    unit: UnitView
    intake_unit: UnitView
    channel: Channel
    assisted: bool
    case: str
    applicant: Applicant
    subject: str
    answers: dict[str, Any]
    papers: tuple[Paper, ...]
    delivery: str
    state: State
    state_name: Text
    submitted_at: datetime
    #: by when its owner hears whether it is accepted
    answer_by: datetime
    accepted_at: datetime | None
    original_due_at: datetime | None
    due_at: datetime | None
    paused_at: datetime | None
    ended_at: datetime | None
    returned_at: datetime | None
    verdict: Verdict | None
    requests: int
    extensions: int
    waiting: bool
    amount: Amount | None
    mode: Mode | None
    ledger: tuple[LedgerLine, ...]
    dates: tuple[Promised, ...]
    tasks: tuple[TaskView, ...]
    asked: tuple[RequestView, ...]
    return_unit: UnitView
    bundle: str
    siblings: tuple[Sibling, ...]
    after: str
    events: tuple[EventView, ...]
    forms: tuple[FormView, ...]
    results: tuple[ResultView, ...]
    #: results made here, each with its number, from the draft on
    issued: tuple[Issued, ...]
    #: what the reader may do to them
    on_the_paper: tuple[Act, ...]
    allowed: tuple[Act, ...]
    #: the reader makes its papers electronic
    digitises: bool
    letters: tuple[LetterView, ...]
    #: number of the last fact, where the reader may still take it back (nobody else may have opened the file since)
    undoable: int | None
    #: why it is too late for that
    read_since: Text | None = None


def page(actor: Actor, code: str, at: datetime | None = None) -> Page:
    """One dossier. One SQL; two when at, the moment of reading, is given: then the look leaves its trace; one more for
    the others of its bundle, and one where its reader might take back what they did last.

    Raises NotYours when it is not visible to the actor.
    """
    read = whole(code, rights.visible(actor))
    if at is not None and not actor.system:
        trace_reading(subject=code, what=Look.PAGE, by=actor, at=at)
    found = _page(read, actor, at)
    return found if found.undoable is None else replace(found, read_since=_read_since(read, actor))


def _read_since(read: Whole, actor: Actor) -> Text | None:
    code, since = read.held.code, read.facts[-1].recorded_at
    opened = audit.first_opened(code, since=since, but=actor.person)
    if opened is None:
        return None
    no = undoing.read_since(code, opened)
    return Text(no.vi, no.en)


def pages(actor: Actor, codes: Iterable[str]) -> dict[str, Page]:
    """The pages of many dossiers, by code; those not visible to the actor are left out. One SQL."""
    found = wholes(sorted(set(codes)), rights.visible(actor))
    return {read.held.code: _page(read, actor) for read in found}


def _page(read: Whole, actor: Actor, at: datetime | None = None) -> Page:
    held = read.held
    last = undoing.offered(read.facts, actor.person, at) if at is not None and held.state in OPEN else None
    tree = read.tree(day_of(held.submitted_at))
    version = catalogue.version(held.version).under(held.process)
    return Page(
        code=held.code, procedure=version, unit=tree.unit(held.unit), intake_unit=tree.unit(held.intake_unit),
        channel=held.channel, assisted=held.assisted, case=held.case, applicant=Applicant(**held.applicant),
        subject=held.subject, answers=held.answers, papers=tuple(Paper(**p) for p in held.papers),
        delivery=held.delivery, state=held.state, state_name=STATE_NAMES[held.state], submitted_at=held.submitted_at,
        answer_by=answer_by(read), accepted_at=held.accepted_at, original_due_at=held.original_due_at,
        due_at=held.due_at,
        paused_at=held.paused_at, ended_at=held.ended_at, returned_at=held.returned_at, verdict=held.verdict,
        requests=held.requests, extensions=held.extensions, waiting=held.waiting,
        amount=Amount.parse(held.amount) if held.amount else None, mode=Mode(held.mode) if held.mode else None,
        ledger=days(read), dates=promised.ledger(read.facts),
        tasks=tuple(_task(t, actor, read, version) for t in held.tasks),
        return_unit=tree.unit(held.returns_at), bundle=held.bundle, after=held.after,
        siblings=siblings(held, read.revisions.get("directory", 0), actor=actor),
        asked=requests_of(read), events=tuple(_event(f, read) for f in read.facts), allowed=rights.allowed(actor, held),
        digitises=rights.digitises(actor, held),
        forms=tuple(FormView(f.seq, f.form, f.form_no, f.recorded_at) for f in read.facts if f.form in LEGAL),
        results=results_of(read.facts), issued=issued.papers(read.facts),
        on_the_paper=rights.on_the_paper(actor, held), letters=letters_of(read),
        undoable=last.seq if last else None,
    )  # fmt: skip


def _task(task: Open, actor: Actor, read: Whole, version: catalogue.VersionView) -> TaskView:
    act = Act.ANSWER if asks(task.step) else Act.COMPLETE_STEP
    mine = rights.free(actor, task) and any(rights.fits(hat, task, act, read.held) for hat in actor.hats)
    return TaskView(
        step=task.step, name=task.name, unit=read.tree(day_of(task.since)).unit(task.unit), role=task.role,
        since=task.since, until=task.until, taken_by=_taker(task, read.facts), question=task.question, mine=mine,
        sender=_sender(task, read), outcomes=_outcomes(task, read.held, version) if mine else (),
    )  # fmt: skip


def _sender(task: Open, read: Whole) -> UnitView | None:
    if task.sender is None or not passing.unsigned(task):
        return None
    return read.tree(day_of(task.since)).unit(task.sender)


def _taker(task: Open, facts: tuple[Fact, ...]) -> str:
    if task.person is None:
        return ""
    return next((name for f in reversed(facts) if f.step == task.step and (name := _given_to(f, task.person))), "")


def _given_to(fact: Fact, person: int) -> str:
    """The person's name, where this fact put the step into their hands."""
    if fact.act is Act.ASSIGN:
        return str(fact.data["to_name"]) if fact.data["to"] == person else ""
    return fact.name if fact.act in TAKEN and fact.person == person else ""


def _outcomes(task: Open, held: Held, version: catalogue.VersionView) -> tuple[Outcome, ...]:
    definition = version.definition
    if definition is None or task.step not in {s.id for s in definition.steps}:
        return ()
    return flow.available(definition, task.step, {"case": held.case or None, "answers": held.answers})


def _event(fact: Fact, read: Whole) -> EventView:
    unit = read.tree(day_of(fact.recorded_at)).unit(fact.unit) if fact.unit else None
    return EventView(
        seq=fact.seq, act=fact.act, sentence=telling.sentence(fact), name=fact.name, unit=unit,
        happened_at=fact.happened_at, recorded_at=fact.recorded_at, step=fact.step, reason=fact.reason,
        state=fact.state, due_at=fact.due_at, form=fact.form if fact.form in LEGAL else "", form_no=fact.form_no,
        evidence=Evidence(**fact.data["evidence"]) if "evidence" in fact.data else None,
        agreed=next((f.data["agrees"] for f in read.facts if f.data.get("confirms") == fact.seq), None),
    )  # fmt: skip
