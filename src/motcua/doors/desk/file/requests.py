"""What other units were asked: each with its own clock as a strip, and what came of it in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.doors.kit import promise
from motcua.doors.kit.formats import moment
from motcua.doors.kit.promise import Strip
from motcua.dossiers.queries import Page, RequestView
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One request as the file page shows it. late: the delay is the other unit's, and stands out."""

    view: RequestView
    strip: Strip | None
    stands: Text
    late: bool


def lines(page: Page, now: datetime) -> list[Line]:
    """Every request, oldest first."""
    return [Line(one, _strip(one, now), _stands(one, now), _late(one, now)) for one in page.asked]


def _strip(one: RequestView, now: datetime) -> Strip | None:
    if one.until is None or one.without or (one.closed_at is not None and not one.answer):
        return None
    verdict = "" if one.closed_at is None else ("late" if one.late_days else "on_time")
    return promise.strip(received=one.asked_at, due=one.until, now=now, ended=one.closed_at, verdict=verdict)


def _late(one: RequestView, now: datetime) -> bool:
    waits = one.closed_at is None and one.until is not None and one.until < now
    return waits or one.late_days > 0


def _stands(one: RequestView, now: datetime) -> Text:
    if one.answer:
        return _answered(one)
    if one.declined:
        return Text("Không nhận trả lời", "Would not answer")
    if one.closed_at is not None:
        days = f", quá hạn {one.late_days} ngày làm việc" if one.late_days else ""
        return Text(f"Không có ý kiến trả lời{days}", f"No answer came; {one.late_days} working days late")
    taken = Text(f"{one.taken_by} đã nhận", f"taken by {one.taken_by}") if one.taken_by else Text(
        "chưa ai ký nhận", "nobody has signed for it",
    )  # fmt: skip
    if _late(one, now):
        return Text(f"Quá hạn trả lời, {taken.vi}", f"The answer is overdue, {taken.en}")
    return Text(f"Đang chờ trả lời, {taken.vi}", f"Waiting for the answer, {taken.en}")


def _answered(one: RequestView) -> Text:
    assert one.closed_at is not None, "an answer has its moment"
    when = moment(one.closed_at)
    if one.late_days:
        return Text(
            f"Trả lời muộn {one.late_days} ngày làm việc, {when}", f"Answered {one.late_days} days late, {when}"
        )
    return Text(f"Đã trả lời đúng hạn, {when}", f"Answered in time, {when}")
