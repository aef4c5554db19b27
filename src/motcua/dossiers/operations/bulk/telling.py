"""From a life to its facts and its row: what the commands would have set down, without asking the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any, cast

from motcua.calendars.rules import day_of
from motcua.documents.terms import Form
from motcua.dossiers import rules
from motcua.dossiers.operations.bulk import letters
from motcua.dossiers.operations.bulk.desk import Desk, Move, Signed
from motcua.dossiers.operations.bulk.lives import Life
from motcua.dossiers.operations.bulk.log import Data, Log
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.rules.numbers import tokens
from motcua.dossiers.terms import Act, Applicant, Held, Paper, State, Verdict
from motcua.kernel.actor import Role, citizen
from motcua.kernel.refused import Refused


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


def tell(life: Life, desk: Desk, code: str, receipt: int, letter: int) -> Told:
    """Every fact of a life. code, receipt, letter: the numbers drawn for it.

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
    ended = _steps(log, life, desk, letters.Letter(life, desk, filed, promised, letter))
    _return(log, life, desk, intake.id, ended)
    letters.answer(log, life, desk, agency.id)
    return Told(life, filed, promised, log, ended, _words(code, life))


@lru_cache(maxsize=512)
def _papers(papers: tuple[Paper, ...]) -> list[Data]:
    return [p.told() for p in papers]


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
    paper = forms.receipt(_draft(filed), version.name, amount, start, due, counter.plain, version.fee_words)
    paper |= forms.heading(tree, intake, start, no)
    paper |= {"intake_unit_name": tree.unit(intake).name, "procedure_code": version.procedure_code}
    promised: Data = {
        "version": version.id, "field": version.field_id, "process": version.process_id, "amount": str(amount),
        "mode": str(desk.mode(unit)),
    }  # fmt: skip
    opened = log.open(desk.course(version.process_id, tree, intake, unit).begin, start, desk)
    data = {**promised, "paper": paper, "opened": opened}
    log.put(Act.ACCEPT, start, counter, State.ACCEPTED, data, form=Form.RECEIPT, form_no=no)
    return promised | {"due_at": due, "name": version.name}


def _draft(filed: Data) -> Held:
    """What the receipt reads of a dossier."""
    return cast("Held", SimpleNamespace(bundle="", **filed))


def _steps(log: Log, life: Life, desk: Desk, letter: letters.Letter) -> Verdict | None:
    """Completed steps in order, and the letter where it falls; the verdict when the last one ended processing."""
    filed = letter.filed
    course = desk.course(
        letter.promised["process"], desk.tree(day_of(life.accepted_at)), filed["intake_unit"], filed["unit"]
    )
    if len(life.steps) > len(course.moves):
        raise Refused(
            f"Hồ sơ {filed['code']}: quy trình có {len(course.moves)} bước, không phải {len(life.steps)}.",
            f"Dossier {filed['code']}: its process has {len(course.moves)} steps, not {len(life.steps)}.",
        )
    for move, at in zip(course.moves, life.steps, strict=False):
        letter.put_off(log, at)
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
    letter.put_off(log, None)
    return None


def _finish(log: Log, move: Move, at: datetime, who: Signed, said: Data, desk: Desk) -> Verdict:
    log.put(move.act, at, who, State.IN_PROGRESS, said, step=move.step.step)
    if log.due is None:
        raise ValueError("an accepted dossier is promised")
    judged = rules.verdict(at, log.due)
    data = {"verdict": str(judged), "opened": log.open(move.opened, at, desk)}
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
