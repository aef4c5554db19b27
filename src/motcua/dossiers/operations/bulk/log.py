"""The log of one life while it is written, and what its columns come to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from motcua.dossiers.operations.bulk.desk import Desk, Signed, Waiting
from motcua.dossiers.rules.chain import chain, raw, seed
from motcua.dossiers.terms import Act, Fact, State

Data = dict[str, Any]


class Entry:
    """A fact of a log that is written once and read once: the columns of Fact, without its cost."""

    __slots__ = (
        "act", "due_at", "form", "form_no", "happened_at", "hash", "key", "name", "person", "post", "raw", "reason",
        "recorded_at", "seq", "state", "step", "unit", "who",
    )  # fmt: skip

    def __init__(
        self, seq: int, act: Act, at: datetime, who: Signed, state: State, due_at: datetime | None, raw: str,
        step: str, form: str, form_no: str, reason: str,
    ) -> None:  # fmt: skip
        self.seq, self.act, self.happened_at, self.recorded_at, self.who = seq, act, at, at, who
        self.name, self.person, self.post, self.unit = who.name, who.person, who.post, who.unit
        self.state, self.due_at, self.raw, self.step = state, due_at, raw, step  # an entry of the log, not a dossier
        self.form, self.form_no, self.reason, self.key, self.hash = form, form_no, reason, None, b""


class Log:
    """One dossier's log while it is written, and what its columns come to."""

    __slots__ = ("due", "extensions", "facts", "head", "stands", "tasks", "units")

    def __init__(self, code: str, units: Iterable[int]) -> None:
        self.head, self.due, self.stands = seed(code), cast("datetime | None", None), State.REGISTERED
        self.facts: list[Entry] = []
        self.extensions = 0
        self.tasks: dict[tuple[str, int], Data] = {}
        self.units = dict.fromkeys(units)

    def put(
        self, act: Act, at: datetime, who: Signed, state: State, data: Data,
        step: str = "", form: str = "", form_no: str = "", reason: str = "",
    ) -> None:  # fmt: skip
        """One fact, sealed over the one before."""
        entry = Entry(len(self.facts) + 1, act, at, who, state, self.due, raw(data), step, form, form_no, reason)
        entry.hash = self.head = chain(self.head, cast("Fact", entry))
        self.stands = state
        self.facts.append(entry)

    def open(self, work: Iterable[Waiting], since: datetime, desk: Desk) -> list[Data]:
        """Steps that wait from now on, each until its own time is up."""
        opened = []
        for one in work:
            until = desk.due(one.unit, since, one.allotted) if one.allotted else None
            opened.append(one.task(since, until))
            self.tasks[one.step, one.unit] = opened[-1]
            self.units[one.unit] = None
        return opened

    def close(self, closed: Iterable[tuple[str, int]]) -> list[list[Any]]:
        """Steps that wait no longer."""
        for key in closed:
            self.tasks.pop(key, None)
        return [list(key) for key in closed]
