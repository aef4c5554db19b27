"""An alarm in words: what waits, since when, with whom, and the act that mends it. The same on every screen."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.directory.queries import Gap
from motcua.doors.kit import formats
from motcua.doors.kit.request import Request
from motcua.doors.kit.roles import ROLES
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.promises.queries import standing
from motcua.promises.queries.standing import AlarmView
from motcua.promises.terms import Kind

#: icon and words; the order in which they are shown
KINDS = {
    Kind.STUCK: ("■", Text("Không ai xử lý được", "Nobody can act")),
    Kind.UNANSWERED: ("○", Text("Chậm tiếp nhận", "No answer yet")),
    Kind.BREACH: ("▲", Text("Qua ngày hẹn, chưa xin lỗi", "Past its date, no apology")),
    Kind.STEP: ("◆", Text("Bước quá thời gian", "Step past its time")),
}
#: how many of them stand at the head of other pages
AT_HEAD = 3

WHY = {
    Gap.ENDED: Text("đơn vị đã kết thúc hoạt động, nhiệm vụ chia cho nhiều đơn vị", "the unit is no more"),
    Gap.VACANT: Text("không ai giữ chức vụ có vai trò này", "nobody holds a post with this role"),
    Gap.AWAY: Text("người giữ chức vụ đang vắng, chưa có người làm thay", "the holder is away, nobody stands in"),
    Gap.LEFT: Text("người đã nhận không còn giữ chức vụ", "who took it no longer holds the post"),
    Gap.ABSENT: Text("người đã nhận đang vắng, chưa có người làm thay", "who took it is away, nobody stands in"),
}


@dataclass(frozen=True, slots=True)
class Mend:
    """What mends it. address: where it is done; "" when that is another's to do."""

    words: Text
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """An alarm as a page shows it."""

    alarm: AlarmView
    icon: str
    kind: Text
    words: Text
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of another page."""

    lines: tuple[Line, ...]
    count: int


def head(request: Request) -> Head:
    """The first alarms on the reader's own desk, and how many there are."""
    found = standing.standing(request.actor, request.now, limit=AT_HEAD)
    count = sum(standing.counts(request.actor, request.now).values()) if found else 0
    return Head(tuple(lines(found, request.actor.roles)), max(count, len(found)))


def lines(found: Iterable[AlarmView], roles: Collection[Role]) -> Iterable[Line]:
    """Alarms as the roles of their reader may mend them."""
    return (Line(one, *KINDS[one.kind], words(one), mends(one, roles)) for one in found)


def words(one: AlarmView) -> Text:
    """One sentence: what waits, with whom, since when."""
    if one.kind is Kind.UNANSWERED and one.gap is None:
        return _since(
            one.since, "Nộp lúc", f"chưa được trả lời; đang ở {one.unit_name}.", "Filed", f"with {one.unit_name}."
        )
    if one.kind is Kind.BREACH:
        return _since(
            one.since, "Hẹn trả", "đã qua mà trước đó không có thư xin lỗi, cũng không tạm dừng.",
            "Promised for", "passed with no apology before it and no pause.",
        )  # fmt: skip
    return _stuck(one) if one.gap else _step(one)


def _since(at: datetime, vi: str, then_vi: str, en: str, then_en: str) -> Text:
    return Text(f"{vi} {formats.moment(at, 'vi')}, {then_vi}", f"{en} {formats.moment(at, 'en')}, {then_en}")


def _step(one: AlarmView) -> Text:
    vi, en = (one.holder, one.holder) if one.holder else ("chưa ai nhận", "nobody has taken it")
    return Text(
        f"Bước “{one.step_name}” hết thời gian lúc {formats.moment(one.since, 'vi')}; đang ở {one.unit_name}, {vi}.",
        f"The time of “{one.step_name}” was up at {formats.moment(one.since, 'en')}; with {one.unit_name}, {en}.",
    )


def _stuck(one: AlarmView) -> Text:
    assert one.gap is not None and one.role is not None, "what is stuck says why"
    what = Text(f"Bước “{one.step_name}”", f"“{one.step_name}”") if one.step_name else FILING
    role, why = ROLES[one.role], WHY[one.gap]
    who = f" ({one.holder})" if one.holder else ""
    return Text(
        f"{what.vi} ở {one.unit_name} chờ {role.vi}{who}: {why.vi}.",
        f"{what.en} at {one.unit_name} waits for the {role.en}{who}: {why.en}.",
    )


FILING = Text("Hồ sơ nộp trực tuyến", "A filing")
OPEN = Text("Mở hồ sơ để làm tiếp", "Open the file")
ANSWER = Text("Tiếp nhận, hoặc nêu rõ giấy tờ còn thiếu", "Accept it, or say which papers are missing")
PASS_ON = Text("Giao cho đơn vị khác, hoặc trả về khay chung", "Give it to another unit, or back to the tray")
APPOINT = Text("Bổ nhiệm hoặc giao người làm thay", "Appoint somebody, or a stand-in")
ASK = Text("Đề nghị quản trị viên bổ nhiệm hoặc giao người làm thay", "Ask the administrator for a holder or stand-in")
APOLOGISE = Text("Ký thư xin lỗi, hẹn lại", "Sign the apology")


def mends(one: AlarmView, roles: Collection[Role]) -> tuple[Mend, ...]:
    """The acts that end it, those the reader may do with their address."""
    file = f"/ho-so/{one.row.code}/"
    if one.kind is Kind.UNANSWERED:
        return (Mend(ANSWER, file),)
    if one.kind is Kind.BREACH:
        return (Mend(APOLOGISE, "/duyet/#thu") if Role.HEAD in roles else Mend(OPEN, file),)
    pass_on = (Mend(PASS_ON, f"{file}ban-giao/"),) if Role.HEAD in roles and one.step_name else ()
    if one.gap is None:
        return (Mend(OPEN, file), *pass_on)
    seat = () if one.gap in {Gap.ENDED, Gap.LEFT} else (_seat(one, roles),)
    return (*pass_on, *seat) or (Mend(OPEN, file),)


def _seat(one: AlarmView, roles: Collection[Role]) -> Mend:
    return Mend(APPOINT, f"/quan-tri/don-vi/{one.unit_code}/") if Role.ADMIN in roles else Mend(ASK, "")
