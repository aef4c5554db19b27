"""Letters of apology: by when one still comes before the lateness, and on which grounds. Data in apologies.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.calendars.rules import closing, day_of, working_minutes
from motcua.calendars.terms import ZONE, Calendar
from motcua.dossiers.rules.checks import must_be_clean, must_say
from motcua.dossiers.rules.clock import shifted
from motcua.dossiers.terms import Held
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

_FILE = Path(__file__).parent.parent / "apologies.json"
#: said when a far day is meant
FAR_IS_MEANT = Text("Hẹn xa như vậy là đúng", "So far a day is meant")


@dataclass(frozen=True, slots=True)
class Law:
    """What held from a day on. days_before: working days between the letter and the date. share: of the working time,
    for limits so short that no whole working day lies before that day."""

    since: date
    days_before: int
    share: Fraction
    source: str
    #: nobody asks twice about a new day nearer than this
    near: timedelta


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason of the closed list. theirs: another agency's delay. needs_words: says nothing by itself."""

    code: str
    name: Text
    theirs: bool = False
    needs_words: bool = False


def _law(said: dict[str, Any]) -> Law:
    since, near = date.fromisoformat(said["since"]), timedelta(days=said["near_days"])
    return Law(since, said["days_before"], Fraction(said["share"]), said["source"], near)


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[Law, ...], dict[str, Ground]]:
    said = json.loads(_FILE.read_text())
    laws = [_law(one) for one in said["law"]]
    grounds = [
        Ground(one["code"], Text(one["vi"], one["en"]), one.get("theirs", False), one.get("needs_words", False))
        for one in said["grounds"]
    ]
    return tuple(sorted(laws, key=lambda law: law.since, reverse=True)), {one.code: one for one in grounds}


def law_on(day: date) -> Law:
    """What holds on a day; before the first rule, the first."""
    laws = _shipped()[0]
    return next((law for law in laws if law.since <= day), laws[-1])


def is_far(accepted: datetime, before: datetime, after: datetime) -> bool:
    """Whether a promise moves by more than the law of its day calls near, and more than the whole time first promised:
    rarely meant."""
    return after - before > max(law_on(day_of(before)).near, before - accepted)


def grounds() -> tuple[Ground, ...]:
    """The closed list, in the order it is offered."""
    return tuple(_shipped()[1].values())


def ground(code: str) -> Ground:
    """The ground with that code. Raises Refused: chosen none, or listing those there are."""
    if not code:
        raise Refused(
            "Chưa chọn lý do. Chọn một lý do trong danh sách.", "No reason is chosen. Choose one of the list."
        )
    found = _shipped()[1].get(code)
    if found is None:
        vi = "; ".join(g.name.vi for g in grounds())
        raise Refused(f"Chọn lý do trong danh sách: {vi}.", f"Choose a ground: {', '.join(_shipped()[1])}.")
    return found


def reason(why: Ground, fault: str, words: str) -> str:
    """The reason as the letter says it, after "vì". fault: name of the unit whose delay it is. Raises Refused."""
    if why.needs_words:
        return must_say("Lý do xin lỗi, hẹn lại", words)
    must_be_clean("Lý do xin lỗi, hẹn lại", words)
    said = f"{why.name.vi} ({fault})" if why.theirs else why.name.vi
    return f"{said}; {words.strip()}" if words.strip() else said


def extension(
    paper: dict[str, Any], before: datetime, told: datetime, why: Ground, fault: int, letter: int | None, late: bool
) -> dict[str, Any]:
    """What a signed letter says beside its reason. late: signed after the last moment the law leaves."""
    return {
        "paper": paper, "before": before.astimezone(ZONE), "told": told.astimezone(ZONE), "ground": why.code,
        "fault": fault, "letter": letter, "late_letter": late,
    }  # fmt: skip


def explanation(missed: datetime, why: Ground, fault: int, letter: int | None, told: datetime | None) -> dict[str, Any]:
    """What an answer for a second lateness says beside its reason. told: a day the applicant is told, if any."""
    said = {"ground": why.code, "fault": fault, "letter": letter, "missed": missed.astimezone(ZONE)}
    return said | ({"told": told.astimezone(ZONE)} if told else {})


def running_since(held: Held) -> datetime | None:
    """Since when the clock has been running without a stop."""
    return held.pauses[-1][1] if held.pauses else held.clock_at


def sign_by(since: datetime, due: datetime, calendar: Calendar) -> datetime:
    """The last moment at which a letter still comes before the lateness (domain 03 section 4).

    The close of the working day before the due day, so many days as the law says; where no whole working day lies
    between that and the moment since which the clock runs, a share of the working time.
    """
    law = law_on(day_of(due))
    last = closing(due, calendar, before=law.days_before)
    if last > since and day_of(last) > day_of(since):
        return last
    return shifted(since, int(working_minutes(since, due, calendar) * law.share), calendar)
