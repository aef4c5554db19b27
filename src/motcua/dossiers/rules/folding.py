"""The fold: what a fact changes. record.py and `motcua rebuild` use this one function, so they cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.dossiers.rules.journey import Illegal, follows
from motcua.dossiers.rules.verdicts import verdict
from motcua.dossiers.terms import Act, Channel, Fact, Held, Open, State, Verdict

Changes = dict[str, Any]


def fold(facts: Iterable[Fact]) -> Held | None:
    """The dossier its facts add up to; None without facts. Raises rules.Illegal on facts that cannot follow."""
    held: Held | None = None
    for fact in facts:
        held = apply(held, fact)
    return held


def apply(held: Held | None, fact: Fact) -> Held:
    """The dossier after one more fact. Raises rules.Illegal when the fact cannot follow."""
    before = held.state if held else None
    if not follows(fact.act, before, fact.state) or fact.seq != (held.seq if held else 0) + 1:
        raise Illegal(f"fact {fact.seq} ({fact.act} to {fact.state}) cannot follow state {before}")
    if held is None:
        return _submitted(fact)
    changes = _tasks(held, fact)
    if fact.act in _CHANGES:
        changes |= _CHANGES[fact.act](held, fact)
    return replace(held, state=fact.state, due_at=fact.due_at, seq=fact.seq, head=fact.hash, **changes)


def _submitted(fact: Fact) -> Held:
    said = fact.data
    return Held(
        code=said["code"], unit=said["unit"], intake_unit=said["intake_unit"], units=tuple(said["units"]),
        procedure=said["procedure"], version=said["version"], field=said["field"], process=said["process"],
        channel=Channel(said["channel"]), assisted=said["assisted"], case=said["case"], applicant=said["applicant"],
        subject=said["subject"], answers=said["answers"], papers=tuple(said["papers"]), delivery=said["delivery"],
        state=fact.state, submitted_at=fact.counts_at, seq=fact.seq, head=fact.hash,
        return_unit=said.get("return_unit"), bundle=said.get("bundle", ""), after=said.get("after", ""),
        waiting=bool(said.get("after")),
    )  # fmt: skip


def _tasks(held: Held, fact: Fact) -> Changes:
    said = fact.data
    if not ("closed" in said or "opened" in said):
        return {}
    closed = {(step, unit) for step, unit in said.get("closed", ())}
    opened = tuple(open_of(t) for t in said.get("opened", ()))
    replaced = closed | {t.key for t in opened}
    come = {t.unit for t in opened} | {said.get("competent", held.unit), said.get("intake", held.intake_unit)}
    units = (*held.units, *sorted(come - set(held.units))) if not come <= set(held.units) else held.units
    return {"tasks": (*(t for t in held.tasks if t.key not in replaced), *opened), "units": units}


def open_of(said: dict[str, Any]) -> Open:
    """A task as a fact tells it; moments are datetimes, or ISO 8601 where they come from the log."""
    until = said["until"]
    return Open(
        step=said["step"], name=said["name"], unit=said["unit"], role=said["role"], since=moment(said["since"]),
        until=None if until is None else moment(until), person=said["person"], question=said["question"],
        counted=said["counted"], origin=said["origin"], sender=said.get("sender"), passes=said.get("passes", 0),
    )  # fmt: skip


def moment(value: datetime | str) -> datetime:
    """A moment as facts tell it."""
    return value if isinstance(value, datetime) else datetime.fromisoformat(value)


def _accepted(held: Held, fact: Fact) -> Changes:
    said = fact.data
    named = {name: said[name] for name in ("version", "field", "process", "amount", "mode")}
    start = fact.counts_at
    return {**named, "accepted_at": start, "clock_at": start, "original_due_at": fact.due_at, "waiting": False}


def _ended(held: Held, fact: Fact) -> Changes:
    closed: Changes = {"waiting": False, "paused_at": None, "tasks": ()}
    if held.accepted_at is None or held.due_at is None:
        return closed  # what was never accepted was never being processed: it has no end of processing
    # a standing clock judges by the moment it stopped (domain 03 section 5)
    judged = verdict(held.paused_at or fact.counts_at, held.due_at)
    return {**closed, "ended_at": fact.counts_at, "verdict": judged, **_no_longer_paused(held, fact)}


def _no_longer_paused(held: Held, fact: Fact) -> Changes:
    return {"pauses": (*held.pauses, (held.paused_at, fact.counts_at))} if held.paused_at else {}


def _asked(held: Held, fact: Fact) -> Changes:
    requests = {"requests": held.requests + 1}
    if held.state is State.REGISTERED:
        return {**requests, "waiting": True}
    return {**requests, "paused_at": fact.counts_at if fact.data["clock"] != "none" else None}


def _supplemented(held: Held, fact: Fact) -> Changes:
    papers = {"papers": (*held.papers, *fact.data["papers"])}
    if held.state is State.REGISTERED:
        return {**papers, **_freed(held, fact)}
    return {**papers, **_resumed(held, fact)}


def _freed(held: Held, fact: Fact) -> Changes:
    """Before acceptance: what waited for another dossier is filed, as it were, when that one has ended."""
    if "freed" in fact.data:
        return {"waiting": False, "after": "", "clock_at": fact.counts_at}
    return {"waiting": bool(held.after)}


def _resumed(held: Held, fact: Fact) -> Changes:
    if fact.data["clock"] == "restart":
        return {"paused_at": None, "pauses": (), "clock_at": fact.counts_at}
    return {"paused_at": None, **_no_longer_paused(held, fact)}


def _finished(held: Held, fact: Fact) -> Changes:
    return {"ended_at": fact.counts_at, "verdict": Verdict(fact.data["verdict"])}


def _readdressed(held: Held, fact: Fact) -> Changes:
    """A whole matter that went to another agency, and before acceptance to that agency's counter."""
    said = fact.data
    return {"unit": said.get("competent", held.unit), "intake_unit": said.get("intake", held.intake_unit)}


def _digitised(held: Held, fact: Fact) -> Changes:
    """One paper has its file and its mark now."""
    said = fact.data
    new = {name: said[name] for name in ("file", "mark", "about")}
    papers = (paper | new if n == said["n"] else paper for n, paper in enumerate(held.papers))
    return {"papers": tuple(papers)}


_CHANGES: dict[Act, Callable[[Held, Fact], Changes]] = {
    Act.ACCEPT: _accepted,
    Act.REFUSE: _ended,
    Act.STOP: _ended,
    Act.WITHDRAW: _ended,
    Act.REQUEST_SUPPLEMENT: _asked,
    Act.SUPPLEMENT: _supplemented,
    Act.REQUEST_PAYMENT: lambda held, fact: {"paused_at": held.paused_at or fact.counts_at},
    Act.PAY: _resumed,
    Act.EXTEND: lambda held, fact: {"extensions": held.extensions + 1},
    Act.HAND_OVER: _readdressed,
    Act.REHOME: _readdressed,
    Act.DIGITISE: _digitised,
    Act.MOVE: lambda held, fact: {"process": fact.data["process"]},
    Act.FINISH: _finished,
    Act.RETURN_RESULT: lambda held, fact: {"returned_at": fact.recorded_at},
}
