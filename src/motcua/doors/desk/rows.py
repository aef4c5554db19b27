"""Rows of lists: the promise small, the step and its time, whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString

from motcua.calendars.queries import standard
from motcua.calendars.rules import day_of, due_at
from motcua.calendars.terms import ZONE, Amount
from motcua.doors.kit import promise
from motcua.doors.kit.promise import Strip
from motcua.dossiers.queries import Row
from motcua.dossiers.terms import ENDED, RUNNING, Act, asks
from motcua.kernel.text import Text

MINE = Text("anh/chị đang giữ", "you have it")
FREE = Text("chưa ai nhận", "nobody has taken it")
#: how colleagues sent a step here
CAME = {
    Act.HAND_OVER: Text("Được chuyển đến", "Handed over"),
    Act.DECLINE: Text("Nơi nhận không nhận", "The receiver would not take it"),
    Act.RETURN_STEP: Text("Bị trả lại", "Returned"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One row as a page shows it."""

    row: Row
    strip: Strip | None
    #: something may be done to it together with others
    tickable: bool
    takeable: bool
    holder: Text
    step_late: bool
    came: Text | None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    id: str
    words: Text
    lines: tuple[Line, ...]


def line(row: Row, now: datetime) -> Line:
    """A row at a moment."""
    tickable = bool(row.step) and row.state in RUNNING
    return Line(
        row=row, strip=_strip(row, now), tickable=tickable, takeable=tickable and not row.mine,
        holder=MINE if row.mine else FREE, step_late=row.until is not None and row.until < now,
        came=CAME[row.came.act] if row.came else None,
    )  # fmt: skip


@lru_cache(maxsize=16_384)
def drawn(line: Line, group: str, language: str) -> SafeString:
    """The row of a group in HTML: drawn again only when something on it has changed."""
    return SafeString(get_template("desk/_row.html").render({"line": line, "group": group}))


def _strip(row: Row, now: datetime) -> Strip | None:
    if row.due_at is None or row.state in ENDED:
        return None
    # a strip is the same all day but for the hours of the day it is due
    moment = now if day_of(now) == day_of(row.due_at) else datetime.combine(day_of(now), time(12), ZONE)
    return _drawn_before(row.submitted_at, row.due_at, row.original_due_at, row.paused_at is not None, moment)


@lru_cache(maxsize=16_384)
def _drawn_before(
    received: datetime, due: datetime, original: datetime | None, paused: bool, moment: datetime
) -> Strip:
    return promise.strip(received=received, due=due, now=moment, original_due=original, paused=paused)


LATE = Text("Quá hạn", "Overdue")
TODAY = Text("Hôm nay", "Today")
#: what the next two working days hold, whatever weekend lies between
AHEAD = Amount.parse("2d")
SOON = Text("Hai ngày làm việc tới", "The next two working days")
#: and the week of work after today, whatever day of the week today is
NEAR = Amount.parse("5d")
WEEK = Text("Sau đó, trong năm ngày làm việc tới", "Then, within five working days")
AFTER = Text("Sau nữa", "Later")
RETURNS = Text("Kết quả chờ trả", "Results to hand over")
OTHERS = Text("Đang chờ người khác", "Waiting for others")


def grouped(steps: Iterable[Row], returns: Iterable[Row], others: Iterable[Row], now: datetime) -> list[Group]:
    """The inbox in the order hands need it; empty groups are left out."""
    found: dict[str, list[Row]] = {name: [] for name in ("late", "today", "soon", "week", "after", "returns", "others")}
    soon, near = due_at(now, AHEAD, standard()), due_at(now, NEAR, standard())
    for row in steps:
        found[_when(row, now, soon, near)].append(row)
    found["returns"] += returns
    codes = {row.code for row in found["others"]}
    found["others"] += [row for row in others if row.code not in codes]
    words = {
        "late": LATE,
        "today": TODAY,
        "soon": SOON,
        "week": WEEK,
        "after": AFTER,
        "returns": RETURNS,
        "others": OTHERS,
    }
    return [Group(name, words[name], tuple(line(row, now) for row in rows)) for name, rows in found.items() if rows]


def _when(row: Row, now: datetime, soon: datetime, near: datetime) -> str:
    """By what is due first: the dossier's promise or the reader's own step. A question to another unit has its own
    time, though the dossier's clock stands."""
    if row.paused_at is not None and not asks(row.step):
        return "others"
    first = min((moment for moment in (row.due_at, row.until) if moment is not None), default=None)
    if first is None:
        return "after"
    if first < now:
        return "late"
    day = day_of(first)
    ahead = {"today": now, "soon": soon, "week": near}
    return next((name for name, last in ahead.items() if day <= day_of(last)), "after")
