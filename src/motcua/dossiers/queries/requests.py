"""What other units were asked about a dossier, and what came of it: read out of its log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from motcua.calendars.rules import day_of
from motcua.directory.terms import UnitView
from motcua.dossiers.queries.reading import Whole
from motcua.dossiers.rules import requests
from motcua.dossiers.rules.folding import open_of
from motcua.dossiers.terms import Act, Fact, Open, asks
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class RequestView:
    """One request to one unit. seq: its number within the dossier. pauses: the dossier's own clock stands meanwhile.

    closed_at is empty while it waits; answer is what was said, declined why it was not taken, without why the work went
    on though nobody answered. late_days: working days, of the unit asked.
    """

    seq: int
    step: str
    kind: Text
    unit: UnitView
    question: str
    asked_by: str
    asked_at: datetime
    until: datetime | None
    pauses: bool
    taken_by: str = ""
    taken_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    answer: str = ""
    files: tuple[str, ...] = ()
    declined: str = ""
    without: str = ""
    late_days: int = 0


def requests_of(read: Whole) -> tuple[RequestView, ...]:
    """Every request, oldest first, as the log has it."""
    found: dict[tuple[str, int], RequestView] = {}
    done: list[RequestView] = []
    for fact in read.facts:
        if fact.act is Act.UNDO:  # a question taken back before anybody read it was never asked
            found = {key: one for key, one in found.items() if key not in _shut(fact)}
        if fact.act is Act.CONSULT:
            found |= {task.key: _asked(fact, task, read) for task in _opened(fact)}
        if fact.act in {Act.TAKE, Act.ASSIGN}:
            who = fact.data.get("to_name", fact.name)
            for task in _opened(fact):
                found[task.key] = replace(found[task.key], taken_by=who, taken_at=fact.recorded_at)
        done += [_closed(found.pop(key), fact) for key in _shut(fact) if key in found]
    return tuple(sorted((*done, *found.values()), key=lambda one: (one.seq, one.unit.code)))


def _opened(fact: Fact) -> Iterator[Open]:
    return (open_of(said) for said in fact.data.get("opened", ()) if asks(said["step"]))


def _shut(fact: Fact) -> list[tuple[str, int]]:
    return [(step, unit) for step, unit in fact.data.get("closed", ()) if asks(step)]


def _asked(fact: Fact, task: Open, read: Whole) -> RequestView:
    kind = requests.kind_of(task.step, day_of(task.since))
    return RequestView(
        seq=fact.seq, step=task.step, kind=kind.name, unit=read.tree(day_of(task.since)).unit(task.unit),
        question=task.question, asked_by=fact.name, asked_at=task.since, until=task.until, pauses=kind.pauses,
    )  # fmt: skip


def _closed(one: RequestView, fact: Fact) -> RequestView:
    shut = replace(one, closed_at=fact.recorded_at, closed_by=fact.name)
    if fact.act is Act.ANSWER:
        return replace(shut, answer=fact.reason, files=tuple(fact.data.get("files", ())),
                       late_days=fact.data.get("late_days", 0))  # fmt: skip
    if fact.act is Act.DECLINE:
        return replace(shut, declined=fact.reason)
    late = [s["late_days"] for s in fact.data.get("silent", ()) if (s["step"], s["unit"]) == (one.step, one.unit.id)]
    return replace(shut, without=fact.data.get("without", ""), late_days=late[0] if late else 0)
