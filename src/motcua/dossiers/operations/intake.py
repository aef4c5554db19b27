"""2. Accept with a receipt, ask for more, refuse: what the counter does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from motcua.calendars import queries as calendars
from motcua.calendars.rules import day_of, due_at
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.documents.terms import Form
from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import calendar_of
from motcua.dossiers.operations.resolve.tasks import opened, process_of
from motcua.dossiers.operations.submit import register
from motcua.dossiers.rules import checks, sentences
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.terms import Act, Applicant, Channel, Done, Held, Link, Paper, PaperReason
from motcua.kernel.actor import Actor, Hat, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.workflow import rules as flow


@record.committed
def accept(
    *,
    code: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    without: str = "",
) -> Done:
    """Take a complete dossier in: form 01 goes out, the clock starts, the first step opens. Two SQL.

    without: why it is accepted although an obligatory paper is not there; the log names the paper and keeps the reason.
    The dossier stays for good on the version of this day. Law: NĐ 118/2025 (intake); TT 03/2025 form 01.
    """
    pen = access.to_change(
        by, code, Act.ACCEPT, at=at, happened_at=happened_at, key=key, form=Form.RECEIPT, issuer="intake_unit_id"
    )
    start = pen.moment(Act.ACCEPT)
    if start < pen.held.submitted_at:
        raise Refused(
            f"Giờ tiếp nhận {sentences.clock(start)} trước giờ nộp {sentences.clock(pen.held.submitted_at)}: sửa lại.",
            "A dossier cannot be accepted before it was filed.",
        )
    tree = directory.tree(day_of(start), pen.revision("directory"))
    version = catalogue.version_on(
        catalogue.version(pen.held.version).procedure_code, day_of(start), revision=pen.revision("catalogue"),
        line=tree.line(pen.held.unit),
    )  # fmt: skip
    return _accept(pen, version, tree, without)


@record.committed
def take_in(
    *,
    procedure: str,
    unit: str,
    applicant: Applicant,
    papers: Sequence[Paper],
    answers: dict[str, Any],
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str | None = None,
    case: str | None = None,
    subject: str = "",
    assisted: bool = False,
    competent: str | None = None,
    delivery: str = "counter",
    happened_at: datetime | None = None,
    return_at: str = "",
    link: Link | None = None,
    without: str = "",
) -> Done:
    """At the counter: register and accept in one act; code, secret, receipt and promise at once. Two SQL.

    competent: the agency that decides, wherever in the province; slip and number are the intake unit's, figures count
    at the agency. return_at: code of the counter where the result is fetched, when it is another one.
    happened_at: when the letter arrived, for the channel POST; the clock counts from it. without: why it is accepted
    although an obligatory paper is not there, as in accept.
    """
    pen, version, tree = register(
        procedure=procedure, unit=unit, applicant=applicant, papers=papers, answers=answers, channel=channel, by=by,
        at=at, key=key, case=case, subject=subject, assisted=assisted, competent=competent, delivery=delivery,
        happened_at=happened_at, form=Form.RECEIPT, return_at=return_at, link=link,
    )  # fmt: skip
    if pen.hat is None and not by.system:
        raise NotYours()
    return _accept(pen, version, tree, without)


def _accept(pen: record.Pen, version: catalogue.VersionView, tree: directory.Tree, without: str) -> Done:
    lacking = checks.lacking(version.papers, pen.held.papers)
    why = checks.must_say_why_without(lacking, without)
    held, start = pen.held, pen.moment(Act.ACCEPT)
    amount = version.limit(held.case or None)
    mode = calendars.mode_of_unit(held.unit, pen.revision("directory"))
    due = due_at(start, amount, calendar_of(held.unit, pen), mode)
    no = forms.form_no(Form.RECEIPT, pen.n, start)
    paper = forms.receipt(held, version.name, amount, start, due, pen.by.name, version.fee_words)
    paper |= forms.heading(tree, held.intake_unit, pen.at, no)
    paper |= {"intake_unit_name": tree.unit(held.intake_unit).name, "procedure_code": version.procedure_code}
    if held.return_unit and held.delivery == "counter":
        paper["result_delivery"] = tree.unit(held.return_unit).name
    work = flow.begin(process_of(version.process_id), {"case": held.case or None, "answers": held.answers})
    tasks = opened(work, pen, start, tree, giver=held.intake_unit)
    return pen.finish(
        Act.ACCEPT, due_at=due, form=Form.RECEIPT, form_no=no, reason=why,
        data={
            "version": version.id, "field": version.field_id, "process": version.process_id, "amount": str(amount),
            "mode": str(mode), "paper": paper, "opened": [t.told() for t in tasks],
            **({"lacking": list(lacking)} if lacking else {}),
        },
    )  # fmt: skip


@record.committed
def refuse(
    *,
    code: str,
    reasons: Sequence[PaperReason] = (),
    ground: str = "",
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
) -> Done:
    """Turn a dossier away with a reason for each paper that fails, or a ground that lies in none of them (another
    agency decides, the person is not entitled); form 03 goes out. After acceptance: the head.

    Law: NĐ 118/2025; TT 03/2025 form 03: reasons of law or of substance.
    """
    pen = access.to_change(by, code, Act.REFUSE, at=at, happened_at=happened_at, key=key, form=Form.REFUSAL)
    held = pen.held
    if held.accepted_at and not _is_head(pen.hat, held):
        raise NotYours(
            f"Hồ sơ {held.code} đã được tiếp nhận: chỉ thủ trưởng cơ quan giải quyết được từ chối.",
            f"Dossier {held.code} is accepted: only the head of the deciding agency may refuse it.",
        )
    version = catalogue.version(held.version)
    ground = sentences.must_tell(ground) if ground.strip() else ""
    checks.must_be_clean("Lý do", ground)
    named = _named(reasons, version, held) if reasons or not ground else []
    paper = forms.refusal(held, version.name, named, pen.by.name, ground)
    return _send(pen, Act.REFUSE, Form.REFUSAL, paper, named, {"ground": ground} if ground else {})


@record.committed
def request_supplement(
    *,
    code: str,
    reasons: Sequence[PaperReason],
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    approved_by: Actor | None = None,
) -> Done:
    """Ask once, completely, with a reason for each paper; form 02 goes out. After acceptance the clock stands as the
    procedure says. A second request is the head's own, or carries the head's approval (approved_by).

    Law: NĐ 63/2010 Art. 20.4 and NĐ 118/2025: nobody is sent home twice for one matter.
    """
    pen = access.to_change(
        by, code, Act.REQUEST_SUPPLEMENT, at=at, happened_at=happened_at, key=key, form=Form.SUPPLEMENT_REQUEST
    )
    held = pen.held
    approver = _must_be_approved(pen, approved_by) if held.requests else None
    version = catalogue.version(held.version)
    named = _named(reasons, version, held)
    head = approver or (pen.hat if held.accepted_at and _is_head(pen.hat, held) else None)
    signed_by = approved_by.name if approver and approved_by else pen.by.name
    paper = forms.supplement_request(held, version.name, named, signed_by, head is not None)
    said = {"clock": str(version.supplement_clock)}
    if approver is not None:
        said |= {"approved_by": signed_by, "approved_post": str(approver.post)}
    return _send(pen, Act.REQUEST_SUPPLEMENT, Form.SUPPLEMENT_REQUEST, paper, named, said)


def _must_be_approved(pen: record.Pen, approved_by: Actor | None) -> Hat | None:
    """The head's hat, unless the head acts in person."""
    held = pen.held
    if _is_head(pen.hat, held):
        return None
    hat = approved_by.hat({Role.HEAD}, held.unit) if approved_by else None
    if hat is None:
        raise Refused(
            f"Hồ sơ {held.code} đã được yêu cầu bổ sung {held.requests} lần. Lần nữa phải do thủ trưởng cơ quan giải "
            "quyết ký hoặc phê duyệt: chuyển thủ trưởng.",
            f"Papers of {held.code} were already asked for {held.requests} time(s). Another request needs the head.",
        )
    return hat


def _is_head(hat: Hat | None, held: Held) -> bool:
    return hat is not None and Role.HEAD in hat.roles and bool(hat.units & {held.unit, held.intake_unit})


def _named(reasons: Sequence[PaperReason], version: catalogue.VersionView, held: Held) -> list[tuple[str, str]]:
    known = [*(p.name for p in version.papers), *(p["name"] for p in held.papers)]
    checks.must_be_clean("Lý do", [asdict(r) for r in reasons])
    return [(r.paper, r.reason.strip()) for r in sentences.must_name_papers(reasons, known)]


def _send(
    pen: record.Pen, act: Act, form: Form, paper: forms.Values, named: list[tuple[str, str]], said: dict[str, str]
) -> Done:
    """The form goes out, with what it says frozen beside it."""
    held = pen.held
    intake = held.accepted_at or pen.at
    no = forms.form_no(form, pen.n, intake)
    tree = directory.tree(day_of(pen.at), pen.revision("directory"))
    paper |= forms.heading(tree, held.intake_unit, pen.at, no)
    unit = tree.unit(held.intake_unit)
    if act is Act.REFUSE:
        paper |= {"intake_unit_name": unit.name}
    else:
        paper |= {"contact_name": paper["contact_name"] or unit.name, "contact_phone": unit.phone}
    return pen.finish(
        act, form=form, form_no=no,
        reason="; ".join([*([said["ground"]] if "ground" in said else []), *(f"{p}: {r}" for p, r in named)]),
        data={"paper": paper, "reasons": [{"paper": p, "reason": r} for p, r in named], **said},
    )  # fmt: skip
