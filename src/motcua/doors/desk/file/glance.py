"""A file at a glance: whose turn it is, until when, what is missing, what happened last. One look, five answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.doors.desk.file.view import lacking, unsealed
from motcua.doors.kit import formats
from motcua.dossiers.queries import EventView, Page, TaskView
from motcua.dossiers.terms import OPEN, Act, State, asks
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Glance:
    """What stands at the head of a file; each answer is one or more short sentences."""

    turn: tuple[Text, ...]
    until: tuple[Text, ...]
    missing: tuple[Text, ...]
    last: EventView

    @property
    def complete(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def glance(page: Page, now: datetime) -> Glance:
    """The answers at a moment."""
    return Glance(turn(page), _until(page, now), missing(page), page.events[-1])


def turn(page: Page) -> tuple[Text, ...]:
    """Who has to do something now."""
    if page.after:
        return (Text(f"Chưa ai: bắt đầu khi hồ sơ {page.after} xong", f"Nobody yet: it begins after {page.after}"),)
    if page.waiting or page.state is State.SUPPLEMENT:
        return (Text("Người nộp: bổ sung giấy tờ", "The applicant: papers to be supplied"),)
    if page.state is State.PAYMENT and not any(one.pauses and one.closed_at is None for one in page.asked):
        return (Text("Người nộp: nộp tiền", "The applicant: a payment"),)
    if page.state is State.REGISTERED:
        name = page.intake_unit.name
        return (Text(f"{name}: kiểm tra, tiếp nhận", f"{name}: to check and accept"),)
    found = tuple(_has(task) for task in page.tasks)
    return found or (Text("Không còn ai: hồ sơ đã kết thúc", "Nobody: the matter is closed"),)


def _has(task: TaskView) -> Text:
    who = f"{task.taken_by} ({task.unit.name})" if task.taken_by else task.unit.name
    free = Text("", "") if task.taken_by else Text(", chưa ai nhận", ", nobody has taken it")
    what = Text("trả lời ý kiến", "to give its opinion") if asks(task.step) else Text(task.name, task.name)
    return Text(f"{who}: {what.vi}{free.vi}", f"{who}: {what.en}{free.en}")


def _until(page: Page, now: datetime) -> tuple[Text, ...]:
    if page.state is State.REGISTERED and not page.waiting and not page.after:
        return (_answer_by(page.answer_by, now),)
    if page.state not in OPEN or page.due_at is None:
        return ()
    if page.paused_at is not None:
        since = formats.moment(page.paused_at)
        return (Text(f"Đồng hồ dừng từ {since}", f"The clock stands since {since}"),)
    promised = formats.full(page.due_at)
    steps = [task.until for task in page.tasks if task.until is not None and not asks(task.step)]
    own = (_step_until(min(steps), now),) if steps else ()
    return (Text(f"Hẹn trả {promised}", f"Promised for {promised}"), *own)


def _answer_by(by: datetime, now: datetime) -> Text:
    """The moment, not only the rule: the queue knows it too."""
    when = formats.full(by)
    if by < now:
        return Text(f"Đã quá hạn trả lời tiếp nhận từ {when}", f"The answer to the filing was due at {when}")
    return Text(f"Trả lời tiếp nhận chậm nhất {when}", f"Accept, ask or refuse by {when}")


def _step_until(until: datetime, now: datetime) -> Text:
    when = formats.moment(until)
    if until < now:
        return Text(f"Bước này đã quá thời gian từ {when}", f"This step is past its time since {when}")
    return Text(f"Bước này xong trước {when}", f"This step to be done by {when}")


def missing(page: Page) -> tuple[Text, ...]:
    """What the matter still waits for: papers asked for or never handed in, money, answers, a second name, the seal."""
    papers = (*_turned_away(page), *_asked(page), *_never_came(page))
    return (*papers, *_unanswered(page), *_unconfirmed(page), *_unsealed(page))


def _turned_away(page: Page) -> tuple[Text, ...]:
    """Why it was refused or stopped: nobody may read "nothing is missing" there."""
    act = {State.REFUSED: Act.REFUSE, State.STOPPED: Act.STOP}.get(page.state)
    return tuple(event.sentence for event in page.events if event.act is act)[-1:]


def _asked(page: Page) -> tuple[Text, ...]:
    """What the applicant was asked for last and has not brought."""
    act = Act.REQUEST_PAYMENT if page.state is State.PAYMENT else Act.REQUEST_SUPPLEMENT
    if not (page.waiting or page.state in {State.SUPPLEMENT, State.PAYMENT}):
        return ()
    return tuple(event.sentence for event in page.events if event.act is act)[-1:]


def _never_came(page: Page) -> tuple[Text, ...]:
    """Papers that every such file needs and this one lacks: told before acceptance, when they can still be asked for
    once and completely, and as long as the matter runs."""
    if page.state is not State.REGISTERED and page.state not in OPEN:
        return ()
    return tuple(Text(f"Chưa có: {name}", f"Not handed in: {name}") for name in lacking(page))


def _unanswered(page: Page) -> tuple[Text, ...]:
    waiting = (one for one in page.asked if one.closed_at is None)
    return tuple(Text(f"Trả lời của {one.unit.name}", f"The answer of {one.unit.name}") for one in waiting)


def _unconfirmed(page: Page) -> tuple[Text, ...]:
    waits = any(event.evidence and event.agreed is None for event in page.events)
    words = Text("Người thứ hai xác nhận việc làm trước, ghi sau", "A second name under work typed later")
    return (words,) if waits else ()


def _unsealed(page: Page) -> tuple[Text, ...]:
    one = unsealed(page)
    words = Text(f"Dấu của cơ quan trên {one.name} số {one.number}", f"The seal on no. {one.number}") if one else None
    return (words,) if words else ()
