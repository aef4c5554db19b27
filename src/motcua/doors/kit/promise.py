"""The promise of a dossier as one picture, one phrase and one table: a pure view-model, the same on every screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Protocol

from motcua.calendars.rules import day_of
from motcua.doors.kit import formats
from motcua.dossiers.queries import PromiseLedger
from motcua.dossiers.terms import State
from motcua.kernel.text import Text

#: beyond this many days single days are too thin to see: runs of like days are drawn as one bar
SINGLE_DAYS = 40


class Line(Protocol):
    """A day of the ledger: calendars.terms.LedgerLine."""

    @property
    def on(self) -> date: ...
    @property
    def counted(self) -> Fraction: ...
    @property
    def why(self) -> Text: ...


class Dated(Protocol):
    """A date promised and the paper it stands on: dossiers.rules.promised.Promised."""

    @property
    def due_at(self) -> datetime: ...
    @property
    def form(self) -> str: ...
    @property
    def form_no(self) -> str: ...


#: what people call the papers that make, stop or move a promise
PAPERS = {
    "RECEIPT": Text("giấy tiếp nhận", "slip"),
    "APOLOGY_EXTENSION": Text("phiếu xin lỗi", "letter of apology"),
    "SUPPLEMENT_REQUEST": Text("phiếu yêu cầu bổ sung", "request for papers"),
}


#: those that name a date
PROMISING = frozenset({"RECEIPT", "APOLOGY_EXTENSION"})


def papers_of(dates: Sequence[Dated]) -> dict[datetime, Text]:
    """The paper on which each date was promised first."""
    found: dict[datetime, Text] = {}
    for one in dates:
        if one.form in PROMISING and one.due_at not in found:
            found[one.due_at] = paper(one.form, one.form_no)
    return found


def paper(form: str, number: str) -> Text:
    """A paper by its name and number."""
    name = PAPERS[form]
    return Text(f"{name.vi} số {number}", f"{name.en} no. {number}") if number else name


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of like days: from which day (0 is the first), how many, and what they are."""

    x: int
    width: int
    #: counted, free (not counted), late; with " past" when it lies before today
    kind: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A point on the line: where (in days, may be half), what it is, when, in words."""

    x: float
    kind: str
    label: Text
    when: Text


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything the promise component draws."""

    days: int
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    #: "còn 2 ngày làm việc", "quá hạn 1 ngày"
    words: Text
    #: calm, soon, late, paused, done, closed: an icon and a colour beside the words, never instead of them
    mood: str
    #: the whole strip as one sentence, for those who hear it
    sentence: Text
    ledger: tuple[Line, ...]
    due: datetime
    original_due: datetime | None


def strip(
    *,
    received: datetime,
    due: datetime,
    now: datetime,
    ledger: Sequence[Line] = (),
    original_due: datetime | None = None,
    ended: datetime | None = None,
    paused: bool = False,
    working: bool = True,
    verdict: str | None = None,
    dates: Sequence[Dated] = (),
    state: State | None = None,
) -> Strip:
    """The promise at a moment.

    `ledger` runs from the day of receipt to the due day; `working`: limits in working days, not calendar days;
    `verdict`: how a settled dossier was judged by the log (early, on_time, late), never judged here; `dates`: every
    date promised, whose papers then stand beside them; state: a dossier withdrawn, stopped or refused kept no promise
    and broke none.
    """
    until = ended or now
    first, promised, today = _day(received), _day(due), _day(until)
    counted = {line.on for line in ledger if line.counted > 0}
    kinds = [
        _kind(first + timedelta(n), today if paused else promised, today, counted, bool(ledger))
        for n in range((max(promised, today) - first).days + 1)
    ]
    mood, words = _words(
        due, until, ledger, ended=ended is not None, paused=paused, working=working, verdict=verdict or ""
    )
    if ended is not None and state in CLOSED:
        mood, words = "closed", CLOSED[state]
    over = CLOSED.get(state, DONE) if state and ended else (DONE if ended else None)
    original = original_due if original_due and original_due != due else None
    return Strip(
        days=len(kinds),
        bars=tuple(_runs(kinds)),
        marks=tuple(_marks(first, received, due, until, original, over, papers_of(dates))),
        words=words,
        mood=mood,
        sentence=_sentence(received, due, original, words),
        ledger=tuple(ledger),
        due=due,
        original_due=original,
    )


def of_ledger(found: PromiseLedger, now: datetime) -> Strip | None:
    """The strip over a promise ledger; None before there is a promise."""
    if found.accepted_at is None or found.due_at is None:
        return None
    return strip(
        received=found.accepted_at, due=found.due_at, now=now, ledger=found.days, original_due=found.original_due_at,
        ended=found.ended_at, paused=found.paused_at is not None, verdict=found.verdict, dates=found.lines,
        state=found.state,
    )  # fmt: skip


def _day(at: datetime) -> date:
    return day_of(at)


def _kind(day: date, due: date, today: date, counted: set[date], known: bool) -> str:
    working = day in counted if known else day.weekday() < 5
    kind = "late" if due < day <= today else ("counted" if working else "free")
    return kind + (" past" if day < today else "")


def _runs(kinds: list[str]) -> list[Bar]:
    bars: list[Bar] = []
    for x, kind in enumerate(kinds):
        if bars and bars[-1].kind == kind and len(kinds) > SINGLE_DAYS:
            bars[-1] = Bar(bars[-1].x, bars[-1].width + 1, kind)
        else:
            bars.append(Bar(x, 1, kind))
    return bars


def _marks(
    first: date,
    received: datetime,
    due: datetime,
    until: datetime,
    original: datetime | None,
    over: Text | None,
    papers: Mapping[datetime, Text],
) -> list[Mark]:
    def mark(kind: str, label: Text, at: datetime) -> Mark:
        when, paper = _when(at, kind), papers.get(at) if kind in {"due", "first"} else None
        if paper is not None:
            when = Text(f"{when.vi}, {paper.vi}", f"{when.en}, {paper.en}")
        return Mark((_day(at) - first).days + 0.5, kind, label, when)

    marks = [
        mark("start", Text("Tiếp nhận", "Received"), received),
        mark("end", over, until) if over else mark("now", Text("Hôm nay", "Today"), until),
        mark("due", Text("Hẹn trả", "Due"), due),
    ]
    return [*marks, mark("first", Text("Hẹn lần đầu", "First promise"), original)] if original else marks


def _words(
    due: datetime, until: datetime, ledger: Sequence[Line], *, ended: bool, paused: bool, working: bool, verdict: str
) -> tuple[str, Text]:
    if ended:
        return _settled(due, until, verdict)
    if paused:
        return "paused", Text("đang tạm dừng tính thời gian", "the clock is paused")
    if until > due:
        late = _late(due, until)
        return "late", Text(f"quá hạn {late.vi}", f"{late.en} overdue")
    left = _left(due, until, ledger)
    return ("soon" if left <= 1 else "calm"), _remaining(left, due, working)


DONE = Text("Giải quyết xong", "Settled")
#: what ended without a result: no promise is judged there
CLOSED = {
    State.WITHDRAWN: Text("Đã rút hồ sơ", "Withdrawn"),
    State.STOPPED: Text("Đã dừng giải quyết", "Stopped"),
    State.REFUSED: Text("Đã từ chối", "Refused"),
}
#: what the log says of a settled dossier (dossiers.terms.Verdict) -> how it is said here
SETTLED = {
    "early": ("done", Text("xong trước hạn", "settled early")),
    "on_time": ("done", Text("xong đúng hạn", "settled on time")),
    "": ("done", Text("đã kết thúc", "closed")),
}


def _settled(due: datetime, ended: datetime, verdict: str) -> tuple[str, Text]:
    if verdict in SETTLED:
        return SETTLED[verdict]
    late = _late(due, ended)
    return "late", Text(f"xong muộn {late.vi}", f"settled {late.en} late")


def _when(at: datetime, kind: str) -> Text:
    """Today is a day, not a moment: so the page of a dossier stays the same all day."""
    if kind == "now":
        return Text(*(f"{formats.day(at)} ({formats.weekday(at, lang)})" for lang in ("vi", "en")))
    return Text(formats.full(at), formats.full(at, "en"))


def _late(due: datetime, until: datetime) -> Text:
    days = (_day(until) - _day(due)).days
    if days:
        return Text(f"{days} ngày", f"{days} day{'s' if days > 1 else ''}")
    hours, minutes = divmod(int((until - due).total_seconds()) // 60, 60)
    return (
        Text(f"{hours} giờ {minutes} phút", f"{hours} h {minutes} min")
        if hours
        else Text(f"{minutes} phút", f"{minutes} min")
    )


def _left(due: datetime, now: datetime, ledger: Sequence[Line]) -> int:
    """Days after today that count, the due day among them; without a ledger, weekdays."""
    today, last = _day(now), _day(due)
    if ledger:
        left = sum(1 for line in ledger if line.on > today and line.counted > 0)
    else:
        days = (today + timedelta(n + 1) for n in range((last - today).days))
        left = sum(1 for d in days if d.weekday() < 5)
    return max(left, 1) if last > today else 0


def _remaining(left: int, due: datetime, working: bool) -> Text:
    if left <= 0:
        return Text(f"đến hạn hôm nay lúc {formats.clock(due)}", f"due today at {formats.clock(due)}")
    unit = Text("ngày làm việc", "working days" if left > 1 else "working day")
    if not working:
        unit = Text("ngày", "days" if left > 1 else "day")
    return Text(f"còn {left} {unit.vi}", f"{left} {unit.en} left")


def _sentence(received: datetime, due: datetime, original: datetime | None, words: Text) -> Text:
    vi = f"Tiếp nhận {formats.full(received)}, hẹn trả {formats.full(due)}"
    en = f"Received {formats.full(received, 'en')}, due {formats.full(due, 'en')}"
    if original:
        vi += f", hẹn lần đầu {formats.full(original)}"
        en += f", first promised {formats.full(original, 'en')}"
    return Text(f"{vi}: {words.vi}.", f"{en}: {words.en}.")
