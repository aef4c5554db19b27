"""The promise ledger: every date a dossier was ever promised, and everything that stopped or moved it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.calendars.terms import Amount
from motcua.dossiers.rules.folding import moment
from motcua.dossiers.rules.papers import limit_text
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Act, Fact
from motcua.kernel.text import Text, in_english


class Why(StrEnum):
    """What a line of the ledger tells."""

    FIRST = "first"  # the promise on the slip
    PAUSED = "paused"  # the clock stands still, the date with it
    RESUMED = "resumed"  # it goes on, the date moves by what stood still
    RESTARTED = "restarted"  # the limit is counted anew
    KEPT = "kept"  # papers came, the clock had not stopped
    PUT_OFF = "put_off"  # a letter of apology before the date
    TOLD = "told"  # a letter that moves nothing: a day as information
    RECOUNTED = "recounted"  # the calendar changed


@dataclass(frozen=True, slots=True)
class Promised:
    """One line: the date in force after it, why, on which paper, by whom, when. before: the date until then. told: a
    day that is information only. late: a letter that came later than the law asks."""

    seq: int
    why: Why
    at: datetime
    due_at: datetime
    before: datetime | None
    told: datetime | None
    reason: str
    name: str
    unit: int | None
    form: str
    form_no: str
    late: bool
    sentence: Text


def unnamed(lines: Iterable[Promised]) -> tuple[Promised, ...]:
    """The same without names of officials, for who holds the slip: those who sign stand on the papers."""
    return tuple(replace(line, name="") for line in lines)


def ledger(facts: Iterable[Fact]) -> tuple[Promised, ...]:
    """Every line, oldest first; empty before acceptance. The first line's date is the first promise."""
    return tuple(_lines(facts))


def _lines(facts: Iterable[Fact]) -> Iterator[Promised]:
    before: datetime | None = None
    since: datetime | None = None
    for fact in facts:
        why = _why(fact, before)
        if why is not None and fact.due_at is not None:
            yield _line(fact, why, before, since)
        if why is Why.PAUSED:
            since = fact.counts_at
        before = fact.due_at


def _why(fact: Fact, before: datetime | None) -> Why | None:
    match fact.act:
        case Act.ACCEPT:
            return Why.FIRST
        case Act.REQUEST_SUPPLEMENT if fact.due_at and fact.data["clock"] != "none":
            return Why.PAUSED
        case Act.REQUEST_PAYMENT:
            return Why.PAUSED
        case Act.SUPPLEMENT | Act.PAY if before is not None:
            return {"restart": Why.RESTARTED, "none": Why.KEPT}.get(fact.data["clock"], Why.RESUMED)
        case Act.EXTEND:
            return Why.PUT_OFF if fact.due_at != before else Why.TOLD
        case Act.EXPLAIN:
            return Why.TOLD
    return Why.RECOUNTED if before is not None and fact.due_at != before else None


def _line(fact: Fact, why: Why, before: datetime | None, since: datetime | None) -> Promised:
    assert fact.due_at is not None, "only a promise makes a line"
    told = fact.data.get("told") if why is Why.TOLD else None
    return Promised(
        seq=fact.seq, why=why, at=fact.counts_at, due_at=fact.due_at, before=before,
        told=moment(told) if told else None, reason=fact.reason, name=fact.name, unit=fact.unit, form=fact.form,
        form_no=fact.form_no, late=bool(fact.data.get("late_letter")), sentence=_in_both(_sentence(fact, why, since)),
    )  # fmt: skip


def _in_both(said: Text) -> Text:
    return Text(said.vi, in_english(said.en))


def _sentence(fact: Fact, why: Why, since: datetime | None) -> Text:
    """One sentence for each line, as it is read aloud."""
    assert fact.due_at is not None, "only a promise makes a line"
    due, at = clock(fact.due_at), clock(fact.counts_at)
    match why:
        case Why.FIRST:
            limit = limit_text(Amount.parse(fact.data["amount"]))
            return Text(
                f"Tiếp nhận lúc {at}, thời hạn {limit}: hẹn trả lúc {due}.",
                f"Accepted at {at} with a limit of {fact.data['amount']}: promised for {due}.",
            )
        case Why.PAUSED:
            what = ("nộp tiền", "payment") if fact.act is Act.REQUEST_PAYMENT else ("bổ sung giấy tờ", "papers")
            return Text(
                f"Tạm dừng tính thời gian từ {at}, chờ {what[0]}; thời gian chờ không tính vào hạn.",
                f"The clock stands still from {at}, waiting for {what[1]}; the waiting is not counted.",
            )
        case Why.RESUMED:
            stood = clock(since) if since else "?"
            return Text(
                f"Tính tiếp từ {at}; không tính thời gian từ {stood}: hẹn trả lúc {due}.",
                f"The clock goes on at {at}; the time since {stood} is not counted: promised for {due}.",
            )
        case Why.RESTARTED:
            return Text(
                f"Đủ giấy tờ lúc {at}, thời hạn tính lại từ đầu: hẹn trả lúc {due}.",
                f"Complete at {at}, the limit is counted anew: promised for {due}.",
            )
        case Why.KEPT:
            return Text(
                f"Nhận giấy tờ bổ sung lúc {at}; thủ tục này không dừng tính thời gian: vẫn hẹn trả lúc {due}.",
                f"Papers came at {at}; this procedure does not stop the clock: still promised for {due}.",
            )
        case Why.PUT_OFF:
            return Text(
                f"Xin lỗi và hẹn lại lúc {due}, vì {fact.reason}.",
                f"Apologised and put off to {due}, because {fact.reason}.",
            )
        case Why.TOLD:
            return _told(fact, due)
        case Why.RECOUNTED:
            because = f", vì {fact.reason}" if fact.reason else ""
            return Text(f"Tính lại ngày hẹn{because}: hẹn trả lúc {due}.", f"Counted anew: promised for {due}.")


def _told(fact: Fact, due: str) -> Text:
    day = fact.data.get("told")
    vi, en = (f" Dự kiến xong lúc {clock(moment(day))}.", f" Expected at {clock(moment(day))}.") if day else ("", "")
    again = fact.act is Act.EXPLAIN
    return Text(
        f"Xin lỗi {'lần nữa' if again else 'sau ngày hẹn'}, vì {fact.reason}; ngày hẹn {due} không dời.{vi}",
        f"Apologised {'again' if again else 'after the date'}, because {fact.reason}; {due} is not moved.{en}",
    )
