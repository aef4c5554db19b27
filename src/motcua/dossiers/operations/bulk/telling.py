"""From a life to its facts and its row: what the commands would have set down, without asking the database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

from motcua.calendars.rules import day_of
from motcua.documents.terms import Form
from motcua.dossiers import rules
from motcua.dossiers.operations.bulk.desk import Desk, Move, Signed, Waiting
from motcua.dossiers.operations.bulk.lives import Life
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.rules.chain import chain, raw, seed
from motcua.dossiers.rules.numbers import tokens
from motcua.dossiers.terms import Act, Applicant, Fact, Held, Paper, State, Verdict
from motcua.kernel.actor import Role, citizen
from motcua.kernel.refused import Refused

Data = dict[str, Any]


@dataclass(slots=True)
class Told:
    """A life as rows: what was filed and promised, its log, and how it ended."""

    life: Life
    filed: Data
    promised: Data
    log: Log
    verdict: Verdict | None
    words: str

    @property
    def ended_at(self) -> datetime | None:
        """When processing ended."""
        return self.life.steps[-1] if self.verdict else None


class Entry:
    """A fact of a log that is written once and read once: the columns of Fact, without its cost."""

    __slots__ = (
        "act", "due_at", "form", "form_no", "happened_at", "hash", "key", "name", "person", "post", "raw", "reason",
        "recorded_at", "seq", "state", "step", "unit", "who",
    )  # fmt: skip

    def __init__(
        self, seq: int, act: Act, at: datetime, who: Signed, state: State, due_at: datetime | None, raw: str,
        step: str, form: str, form_no: str,
    ) -> None:  # fmt: skip
        self.seq, self.act, self.happened_at, self.recorded_at, self.who = seq, act, at, at, who
        self.name, self.person, self.post, self.unit = who.name, who.person, who.post, who.unit
        self.state, self.due_at, self.raw, self.step = state, due_at, raw, step  # an entry of the log, not a dossier
        self.form, self.form_no, self.reason, self.key, self.hash = form, form_no, "", None, b""


class Log:
    """One dossier's log while it is written, and what its columns come to."""

    __slots__ = ("due", "facts", "head", "stands", "tasks", "units")

    def __init__(self, code: str, units: Iterable[int]) -> None:
        self.head, self.due, self.stands = seed(code), cast("datetime | None", None), State.REGISTERED
        self.facts: list[Entry] = []
        self.tasks: dict[tuple[str, int], Data] = {}
        self.units = dict.fromkeys(units)

    def put(
        self, act: Act, at: datetime, who: Signed, state: State, data: Data,
        step: str = "", form: str = "", form_no: str = "",
    ) -> None:  # fmt: skip
        """One fact, sealed over the one before."""
        entry = Entry(len(self.facts) + 1, act, at, who, state, self.due, raw(data), step, form, form_no)
        entry.hash = self.head = chain(self.head, cast("Fact", entry))
        self.stands = state
        self.facts.append(entry)

    def open(self, work: Iterable[Waiting], since: datetime, desk: Desk) -> list[Data]:
        """Steps that wait from now on, each until its own time is up."""
        opened = []
        for one in work:
            until = desk.due(one.unit, since, one.allotted) if one.allotted else None
            opened.append(one.task(since, until))
            self.tasks[one.step, one.unit] = opened[-1]
            self.units[one.unit] = None
        return opened

    def close(self, closed: Iterable[tuple[str, int]]) -> list[list[Any]]:
        """Steps that wait no longer."""
        for key in closed:
            self.tasks.pop(key, None)
        return [list(key) for key in closed]


def tell(life: Life, desk: Desk, code: str, receipt: int) -> Told:
    """Every fact of a life. code, receipt: the numbers drawn for it.

    Refused: moments that run backwards, a return without an end, more completed steps than the process has."""
    _must_run_forward(life, code)
    tree = desk.tree(day_of(life.registered_at))
    intake = tree.by_code(life.unit)
    version = desk.version(life.procedure, day_of(life.registered_at))
    agency = desk.agency(tree, life.unit, version.level)
    version = desk.version(life.procedure, day_of(life.registered_at), tree.line(agency.id))
    counter = desk.signed(Act.ACCEPT, Role.COUNTER, intake.id)
    log = Log(code, (agency.id, intake.id))
    filed = _filed(life, code, agency.id, intake.id, version)
    by = counter if life.submitted_at is None else desk.citizen(citizen(life.applicant.name))
    log.put(Act.SUBMIT, life.registered_at, by, State.REGISTERED, filed)
    promised = _accept(log, life, desk, filed, counter, receipt)
    ended = _steps(log, life, desk, filed, promised["process"])
    _return(log, life, desk, intake.id, ended)
    return Told(life, filed, promised, log, ended, _words(code, life))


@lru_cache(maxsize=512)
def _papers(papers: tuple[Paper, ...]) -> list[Data]:
    return [asdict(p) for p in papers]


def _person(applicant: Applicant) -> Data:
    """asdict() of an applicant, which copies deeply and slowly."""
    return {
        "name": applicant.name, "id_no": applicant.id_no, "address": applicant.address, "phone": applicant.phone,
        "email": applicant.email, "kind": applicant.kind, "principal": applicant.principal,
    }  # fmt: skip


def _words(code: str, life: Life) -> str:
    """rules.words_of(), part by part: a name is folded once however many files it has."""
    who = life.applicant
    parts = (tokens(code), _tokens(who.name), tokens(who.id_no), tokens(who.phone), _tokens(life.subject))
    return " ".join(part for part in parts if part)


_tokens = lru_cache(maxsize=8192)(tokens)


def _must_run_forward(life: Life, code: str) -> None:
    moments = [life.registered_at, life.accepted_at, *life.steps, *([life.returned_at] if life.returned_at else [])]
    if any(b < a for a, b in zip(moments, moments[1:], strict=False)):
        raise Refused(f"Hồ sơ {code}: thời điểm chạy lùi.", f"Dossier {code}: its moments run backwards.")


def _filed(life: Life, code: str, agency: int, intake: int, version: Any) -> Data:
    return {
        "code": code, "unit": agency, "intake_unit": intake,
        "units": [agency] if agency == intake else [agency, intake],
        "procedure": version.procedure_id, "version": version.id, "field": version.field_id,
        "process": version.process_id, "channel": int(life.channel), "assisted": False, "case": "",
        "applicant": _person(life.applicant), "subject": life.subject, "answers": life.answers,
        "papers": _papers(life.papers), "delivery": life.delivery,
    }  # fmt: skip


def _accept(log: Log, life: Life, desk: Desk, filed: Data, counter: Signed, receipt: int) -> Data:
    start, unit, intake = life.accepted_at, filed["unit"], filed["intake_unit"]
    tree = desk.tree(day_of(start))
    version = desk.version(life.procedure, day_of(start), tree.line(unit))
    amount = version.limit(None)
    due = log.due = desk.due(unit, start, amount)
    no = forms.form_no(Form.RECEIPT, receipt, start)
    paper = forms.receipt(_draft(filed), version.name, amount, start, due, counter.plain)
    paper |= forms.heading(tree, intake, start, no)
    paper |= {"intake_unit_name": tree.unit(intake).name, "procedure_code": version.procedure_code}
    promised = {
        "version": version.id, "field": version.field_id, "process": version.process_id, "amount": str(amount),
        "mode": str(desk.mode(unit)),
    }  # fmt: skip
    opened = log.open(desk.course(version.process_id, tree, intake, unit).begin, start, desk)
    data = {**promised, "paper": paper, "opened": opened}
    log.put(Act.ACCEPT, start, counter, State.ACCEPTED, data, form=Form.RECEIPT, form_no=no)
    return promised


def _draft(filed: Data) -> Held:
    """What the receipt reads of a dossier."""
    return cast("Held", SimpleNamespace(**filed))


def _steps(log: Log, life: Life, desk: Desk, filed: Data, process: int | None) -> Verdict | None:
    """Completed steps in order; the verdict when the last one ended processing."""
    course = desk.course(process, desk.tree(day_of(life.accepted_at)), filed["intake_unit"], filed["unit"])
    if len(life.steps) > len(course.moves):
        raise Refused(
            f"Hồ sơ {filed['code']}: quy trình có {len(course.moves)} bước, không phải {len(life.steps)}.",
            f"Dossier {filed['code']}: its process has {len(course.moves)} steps, not {len(life.steps)}.",
        )
    for move, at in zip(course.moves, life.steps, strict=False):
        who = desk.signed(move.act, move.step.role, move.step.unit)
        said: Data = {
            "outcome": move.outcome.id, "outcome_name": move.outcome.name, "step_name": move.step.name,
            "closed": log.close(move.closed),
        }  # fmt: skip
        if move.finished:
            return _finish(log, move, at, who, said, desk)
        said["opened"] = log.open(move.opened, at, desk)
        ready = bool(move.opened) and all(w.state == State.ACCEPTED for w in move.opened)
        log.put(move.act, at, who, State.ACCEPTED if ready else State.IN_PROGRESS, said, step=move.step.step)
    return None


def _finish(log: Log, move: Move, at: datetime, who: Signed, said: Data, desk: Desk) -> Verdict:
    log.put(move.act, at, who, State.IN_PROGRESS, said, step=move.step.step)
    if log.due is None:
        raise ValueError("an accepted dossier is promised")
    judged = rules.verdict(at, log.due)
    data = {"verdict": str(judged), "opened": log.open(move.opened, at, desk), "unanswered": []}
    log.put(Act.FINISH, at, who, State.FINISHED, data, step=move.step.step)
    return judged


def _return(log: Log, life: Life, desk: Desk, intake: int, ended: Verdict | None) -> None:
    if life.returned_at is None:
        return
    if ended is None:
        raise Refused("Chưa có kết quả thì không thể trả.", "What is not finished cannot be returned.")
    who = desk.signed(Act.RETURN_RESULT, Role.COUNTER, intake)
    data = {"receiver": life.applicant.name, "how": "counter", "closed": log.close(list(log.tasks))}
    log.put(Act.RETURN_RESULT, life.returned_at, who, State.RETURNED, data)
