"""The letter before lateness, which promises another day once; and the second one, which moves nothing."""

from __future__ import annotations

from datetime import date, datetime, time

from motcua.calendars.rules import closing, day_of
from motcua.calendars.terms import ZONE, Calendar
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.documents.terms import Form
from motcua.dossiers import access, record
from motcua.dossiers.operations.clockwork import calendar_of
from motcua.dossiers.rules import apologies, sentences
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.rules.apologies import Ground
from motcua.dossiers.terms import Act, Done, Held
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def extend(
    *,
    code: str,
    new_due: date | datetime,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    ground: str = "other",
    fault: int | None = None,
    letter: int | None = None,
    far: bool = False,
) -> Done:
    """Apologise and promise another day, once; form 04 goes out under the head's name. The first promise stays on file.

    ground: from the closed list; reason: its words. fault: id of the unit whose delay it is, the competent one when
    left out. letter: the draft that was signed. far: said expressly where the day is far off (apologies.is_far), for a
    letter is written once and a year is soon mistyped. A letter later than the law asks is marked late, yet moves the
    promise; one written after the promised moment tells the applicant a day and moves nothing (decision 11).
    Law: NĐ 61/2018 Art. 19; NĐ 118/2025 Art. 19-20; TT 03/2025 form 04: no later than a day before, and never twice.
    """
    pen = access.to_change(
        by, code, Act.EXTEND, at=at, happened_at=happened_at, key=key, form=Form.APOLOGY_EXTENSION, issuer="unit_id"
    )
    held, chosen = pen.held, apologies.ground(ground)
    assert held.due_at is not None and held.accepted_at is not None, "only what is promised can be put off"
    _must_be_first(held)
    calendar = calendar_of(held.unit, pen)
    due = _moment(new_due, calendar)
    if due <= max(held.due_at, at):
        raise Refused(
            f"Ngày hẹn mới {_as_named(new_due)} phải sau ngày hẹn cũ {sentences.clock(held.due_at)} và sau lúc này.",
            "The new date must come after the promised one and after this moment.",
        )
    if not far and apologies.is_far(held.accepted_at, held.due_at, due):
        raise _too_far(_as_named(new_due), (due - held.due_at).days)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    faulty = _at_fault(fault, held, tree)
    why = apologies.reason(chosen, faulty.name, reason)
    no = forms.form_no(Form.APOLOGY_EXTENSION, pen.n, held.accepted_at)
    paper = forms.apology(
        held, catalogue.version(held.version).name, tree.unit(held.unit).name, why, day_of(due), by.name,
        pen.hat.title if pen.hat else "", ahead=at <= held.due_at, fault=_named(faulty, held, chosen),
    ) | forms.heading(tree, held.unit, at, no)  # fmt: skip
    return pen.finish(
        Act.EXTEND, due_at=due if at <= held.due_at else held.due_at, reason=why, form=Form.APOLOGY_EXTENSION,
        form_no=no,
        data=apologies.extension(paper, held.due_at, due, chosen, faulty.id, letter, at > _sign_by(held, calendar)),
    )  # fmt: skip


def _at_fault(fault: int | None, held: Held, tree: directory.Tree) -> UnitView:
    """The unit whose delay it is: one that has or had a part in the dossier. Raises Refused."""
    unit = tree.unit(fault or held.unit)
    if unit.id not in held.units:
        raise Refused(
            f"{unit.name} không tham gia giải quyết hồ sơ {held.code}: chọn đơn vị đã nhận hoặc được hỏi ý kiến.",
            f"{unit.name} has no part in {held.code}: choose a unit that has had it or was asked.",
        )
    return unit


def _as_named(day: date | datetime) -> str:
    """The day as it was typed, not the working day it would have moved to."""
    return sentences.clock(day) if isinstance(day, datetime) else f"{day:%d/%m/%Y}"


def _named(faulty: UnitView, held: Held, chosen: Ground) -> str:
    """The unit the letter names beside the agency that writes it; a ground that is another's says the name itself."""
    return "" if faulty.id == held.unit or chosen.theirs else faulty.name


def _too_far(day: str, late: int) -> Refused:
    meant = apologies.FAR_IS_MEANT
    return Refused(
        f"Ngày hẹn mới {day} muộn hơn ngày hẹn cũ {late} ngày. Xem lại ngày, tháng, năm; nếu đúng như vậy thì đánh dấu "
        f"“{meant.vi}” rồi ký lại.",
        f"The new date is {late} days after the promised one. Look at it again; if it is right, tick “{meant.en}” and "
        "sign once more.",
    )


def _must_be_first(held: Held) -> None:
    """One new date for each dossier, and only while its clock runs. Raises Refused."""
    if held.extensions:
        by, when = record.last_word(held.code, Act.EXTEND)
        vi, en = (f" ({by} ký lúc {sentences.clock(when)})", f" (signed by {by})") if by and when else ("", "")
        raise Refused(
            f"Hồ sơ {held.code} đã được hẹn lại một lần{vi}; pháp luật chỉ cho hẹn lại một lần.",
            f"Dossier {held.code} was already put off once{en}; the law allows one new date.",
        )
    if held.paused_at:
        raise Refused(
            f"Hồ sơ {held.code} đang tạm dừng tính thời gian từ {sentences.clock(held.paused_at)}: chưa cần hẹn lại.",
            f"The clock of {held.code} stands still: there is no date to miss.",
        )


def _sign_by(held: Held, calendar: Calendar) -> datetime:
    since = apologies.running_since(held)
    assert since is not None and held.due_at is not None, "what runs has begun"
    return apologies.sign_by(since, held.due_at, calendar)


def _moment(day: date | datetime, calendar: Calendar) -> datetime:
    """A day named without an hour: to its close, or to that of the next working day."""
    return day if isinstance(day, datetime) else closing(datetime.combine(day, time(0), ZONE), calendar)


@record.committed
def explain(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    ground: str = "other",
    fault: int | None = None,
    told: date | datetime | None = None,
    letter: int | None = None,
) -> Done:
    """Answer for a new date that was missed too: the head says why, once; the applicant is told; nothing moves.

    told: the day the applicant is now told, as information only; for a dossier still open. The other arguments as for
    extend(). Law: NĐ 61/2018 Art. 19: one new date only, so this letter is no form 04 and promises nothing.
    """
    pen = access.to_change(by, code, Act.EXPLAIN, at=at, happened_at=happened_at, key=key)
    held, chosen = pen.held, apologies.ground(ground)
    _must_be_owed(held, at)
    tree = directory.tree(day_of(at), pen.revision("directory"))
    faulty = _at_fault(fault, held, tree)
    why = apologies.reason(chosen, faulty.name, reason)
    day = _moment(told, calendar_of(held.unit, pen)) if told else None
    if day is not None and (day <= at or held.ended_at):
        raise Refused(
            f"Ngày báo cho người nộp {sentences.clock(day)} phải sau lúc này, và chỉ ghi khi hồ sơ chưa xong.",
            "The day told must lie ahead, and is told only while the dossier is open.",
        )
    assert held.due_at is not None, "what is owed was promised"
    return pen.finish(Act.EXPLAIN, reason=why, data=apologies.explanation(held.due_at, chosen, faulty.id, letter, day))


def _must_be_owed(held: Held, at: datetime) -> None:
    """It answers for one thing: a new date was given and missed, and nobody has answered yet. Raises Refused."""
    explained = record.last_word(held.code, Act.EXPLAIN)
    if explained[0] is not None and explained[1] is not None:
        raise Refused(
            f"{explained[0]} đã giải trình việc trễ hẹn lần hai của hồ sơ {held.code} lúc "
            f"{sentences.clock(explained[1])}.",
            f"{explained[0]} has already answered for the second lateness of {held.code}.",
        )
    missed = held.due_at is not None and (held.ended_at or held.paused_at or at) > held.due_at
    if not held.extensions or not missed:
        raise Refused(
            f"Hồ sơ {held.code} chưa trễ ngày hẹn lại: thư này chỉ dành cho hồ sơ đã hẹn lại mà vẫn trễ.",
            f"Dossier {held.code} has not missed a second date: this letter is for those that have.",
        )
