"""The three answers of the tracking page: who has it, what must I do, when is it ready."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from motcua.doors.kit import formats, promise
from motcua.doors.kit.promise import Strip
from motcua.dossiers.queries import Tracking
from motcua.dossiers.terms import PAUSED, Act, State
from motcua.kernel.text import Text

NOTHING = Text("Không phải làm gì thêm", "Nothing")


@dataclass(frozen=True, slots=True)
class Answers:
    """Three lines and the strip; the strip is None before there is a promise."""

    who: tuple[Text, ...]
    what: Text
    when: Text
    strip: Strip | None
    #: the owner's own last act, said back to them until something else happens
    heard: Text | None = None


#: what the owner did -> what the page says first
HEARD = {
    Act.SUPPLEMENT: Text("Đã nhận giấy tờ bổ sung của Ông/Bà lúc {0}.", "Your papers were received at {0}."),
    Act.WITHDRAW: Text("Đã rút hồ sơ theo yêu cầu của Ông/Bà lúc {0}.", "Withdrawn as you asked, at {0}."),
}


@lru_cache(maxsize=512)
def of(found: Tracking, now: datetime) -> Answers:
    """The answers for a dossier at a moment."""
    strip = _strip(found, now)
    if strip is not None and strip.mood == "late" and found.ended_at is None:
        return Answers(_who(found), NOTHING, _overdue(strip, found), strip, _heard(found))
    return Answers(_who(found), found.todo, _when(found), strip, _heard(found))


def _heard(found: Tracking) -> Text | None:
    last = found.past[-1] if found.past else None
    if last is None or last.act not in HEARD:
        return None
    said = HEARD[last.act]
    return Text(said.vi.format(formats.full(last.at)), said.en.format(formats.full(last.at, "en")))


def _overdue(strip: Strip, found: Tracking) -> Text:
    """No silence about lateness: said first, and with whom the next word lies (guarantees G6, G7)."""
    next_word = _next_word(found)
    return Text(
        f"Đã hẹn {formats.full(strip.due)}, nay {strip.words.vi}. Chúng tôi xin lỗi Ông/Bà; {next_word.vi}",
        f"Promised for {formats.full(strip.due, 'en')}, now {strip.words.en}. We apologise; {next_word.en}",
    )


def _next_word(found: Tracking) -> Text:
    """The day told in the latest letter, or the letter that is still owed."""
    told = next((line.told for line in reversed(found.dates) if line.told), None)
    if told is not None:
        return Text(
            f"dự kiến xong {formats.full(told)} (ngày hẹn không dời)",
            f"it is expected on {formats.full(told, 'en')} (no date is moved)",
        )
    if found.extensions:
        return Text("người đứng đầu cơ quan phải giải trình với Ông/Bà", "the head of the agency owes you an answer")
    return Text("cơ quan giải quyết phải báo lại ngày hẹn mới", "the agency owes you a new date")


def _who(found: Tracking) -> tuple[Text, ...]:
    waits = _waits(found)
    if waits is not None:
        here = found.intake_unit.name
        return (Text(f"Đang chờ Ông/Bà {waits.vi}; hồ sơ ở {here}", f"Waiting for you {waits.en}; kept at {here}"),)
    lines = tuple(
        Text(
            f"{h.unit.name} ({h.step}), từ {formats.moment(h.since)}",
            f"{h.unit.name} ({h.step}), since {formats.clock(h.since)}, {formats.day(h.since)}",
        )
        for h in found.holders
    )
    if lines:
        return lines
    if found.state is State.FINISHED:
        return (Text(f"{found.return_unit.name}: kết quả đã có", f"{found.return_unit.name}: the result is there"),)
    if found.state is State.RETURNED:
        return (Text("Ông/Bà: đã nhận kết quả", "You: the result has been handed over"),)
    closed = State.REFUSED, State.WITHDRAWN, State.STOPPED
    if found.state in closed:
        return (Text("Không ai: hồ sơ đã kết thúc", "Nobody: the matter is closed"),)
    return (Text(found.intake_unit.name, found.intake_unit.name),)


def _waits(found: Tracking) -> Text | None:
    """What the owner has to do before anybody can go on: the same answer as on the officials' page."""
    if found.asked:
        return Text("bổ sung giấy tờ", "to hand in papers")
    return Text("nộp tiền", "to pay") if found.charges else None


def _when(found: Tracking) -> Text:
    if found.state is State.REGISTERED:
        return _answer_by(found)
    if found.ended_at and found.state in promise.CLOSED:
        how = promise.CLOSED[found.state]
        return Text(
            f"{how.vi} lúc {formats.full(found.ended_at)}; không có kết quả",
            f"{how.en} at {formats.full(found.ended_at, 'en')}; there is no result",
        )
    if found.ended_at:
        return Text(f"Xong lúc {formats.full(found.ended_at)}", f"Settled at {formats.full(found.ended_at, 'en')}")
    if found.state in PAUSED:
        return Text(
            "Thời gian chờ Ông/Bà không tính vào hạn; ngày hẹn được tính tiếp khi Ông/Bà làm xong việc ở trên",
            "Time spent waiting for you is not counted; the clock goes on when you have done what is asked above",
        )
    if found.due_at is None:
        return Text("Chưa có ngày hẹn", "No date yet")
    return Text(formats.full(found.due_at), formats.full(found.due_at, "en"))


def _answer_by(found: Tracking) -> Text:
    if found.after:
        return Text("Sau khi hồ sơ trước có kết quả", "After the dossier before it has its result")
    if found.waiting:
        return Text(
            "Bộ phận một cửa kiểm tra lại ngay khi nhận được giấy tờ bổ sung",
            "The counter checks again as soon as it has the missing papers",
        )
    by = found.answer_by
    return Text(
        f"Chậm nhất {formats.full(by)} có trả lời tiếp nhận hay không",
        f"By {formats.full(by, 'en')} you are told whether it is accepted",
    )


def _strip(found: Tracking, now: datetime) -> Strip | None:
    if found.accepted_at is None or found.due_at is None:
        return None
    weekends = any(line.counted and line.on.weekday() >= 5 for line in found.ledger)
    return promise.strip(
        received=found.accepted_at, due=found.due_at, now=now, ledger=found.ledger,
        original_due=found.original_due_at, ended=found.ended_at, paused=found.state in PAUSED, working=not weekends,
        verdict=found.verdict, dates=found.dates, state=found.state,
    )  # fmt: skip
