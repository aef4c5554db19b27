"""A partner that a trial has no contract with, simulated: takes messages into a folder and reports what arrived.

Everything lies in MOTCUA_HOME/files/simulated/NAME: one file in `received` for each message that arrived, by its key;
one in `pending` for each report it still owes. How it behaves says, for this moment, the file `mode` in that folder,
for this run the setting MOTCUA_SIMULATED; see MODES.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from motcua.kernel import env
from motcua.notices.ports import Unclear, Undeliverable
from motcua.notices.terms import Letter, Receipt, Report

#: mode -> what it does
MODES = {
    "good": "takes it at once, reports two seconds later",
    "slow": "takes it, reports after six minutes",
    "wrong": "takes it, answers with an empty receipt at first, reports things that never were",
    "duplicate": "reports everything twice",
    "disorder": "reports before it answers, and the newest first",
    "silent": "takes it and never answers",
    "lost": "never answers and has not taken it",
    "down": "cannot be reached",
    "unknown": "knows none of the addresses",
    "undelivered": "takes it and reports that it did not arrive",
}
SOON, LATE = timedelta(seconds=2), timedelta(minutes=6)


@dataclass(frozen=True, slots=True)
class Received:
    """A message that arrived."""

    key: str
    recipient: str
    text: str
    at: str
    order: int


class Simulated:
    """Implements notices.ports.Carrier for SMS, Zalo, app. A key it knows is not carried again."""

    honours_keys = True
    reports_arrival = True

    def __init__(self, name: str) -> None:
        self.name = name
        self.folder = settings.MEDIA_ROOT / "simulated" / name

    @property
    def mode(self) -> str:
        """How it behaves now. ValueError for a mode there is not."""
        run = dict(part.partition("=")[::2] for part in env.SIMULATED.value.split())
        asked = self.folder / "mode"
        found = asked.read_text().strip() if asked.exists() else run.get(self.name, "good")
        if found not in MODES:
            raise ValueError(f"{self.name}: no mode {found!r}; there are {', '.join(MODES)}")
        return found

    def behave(self, mode: str) -> None:
        """From now on, for every process."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "mode").write_text(mode)

    def send(self, recipient: str, letter: Letter, *, key: str, at: datetime) -> Receipt:
        """Take it, or not, as the mode says."""
        mode = self.mode
        if mode in REFUSALS:
            raise REFUSALS[mode](f"{self.name}: {MODES[mode]}")
        new = self._take(recipient, letter, key, at)
        if new and mode != "silent":
            self._owe_reports(mode, key, at)
        if mode == "silent":
            raise Unclear(f"{self.name}: {MODES[mode]}")
        return Receipt("" if mode == "wrong" and new else f"{self.name}/{key}")

    def _take(self, recipient: str, letter: Letter, key: str, at: datetime) -> bool:
        """Whether it is new."""
        said = {"key": key, "to": recipient, "text": f"{letter.title}\n{letter.body}".strip(), "at": at.isoformat()}
        return _write(self.folder / "received" / _name(key), said | {"order": time.time_ns()})

    def _owe_reports(self, mode: str, key: str, at: datetime) -> None:
        due = at + (LATE if mode == "slow" else SOON)
        if mode == "disorder":
            due = at - timedelta(seconds=1)
        told = [(key, mode != "undelivered")]
        if mode == "wrong":
            told += [("no-such-key", True), (f"{key}?", False)]
        for n, (about, arrived) in enumerate(told * (2 if mode == "duplicate" else 1)):
            said = {"key": about, "at": due.isoformat(), "arrived": arrived, "why": "" if arrived else "máy tắt"}
            _write(self.folder / "pending" / f"{due.timestamp():020.3f}-{n}-{_name(key)}", said)

    def reports(self, at: datetime) -> Iterator[Report]:
        """Those due; each is forgotten when the next is asked for."""
        waiting = sorted((self.folder / "pending").glob("*"), reverse=self.mode == "disorder")
        for path in waiting:
            said = json.loads(path.read_text())
            if datetime.fromisoformat(said["at"]) <= at:
                yield Report(said["key"], datetime.fromisoformat(said["at"]), said["arrived"], said["why"])
                path.unlink(missing_ok=True)

    def received(self) -> list[Received]:
        """What arrived, in the order it came."""
        found = (json.loads(path.read_text()) for path in (self.folder / "received").glob("*"))
        rows = (Received(f["key"], f["to"], f["text"], f["at"], f["order"]) for f in found)
        return sorted(rows, key=lambda row: row.order)

    def close(self) -> None:
        """There is nothing to let go of."""


class Forgetful(Simulated):
    """One that carries a repetition again: what most mail servers are."""

    honours_keys = False

    def _take(self, recipient: str, letter: Letter, key: str, at: datetime) -> bool:
        n = 1
        while not super()._take(recipient, letter, f"{key}+{n}" if n > 1 else key, at):
            n += 1
        return True


REFUSALS: dict[str, Callable[[str], OSError]] = {"down": OSError, "lost": Unclear, "unknown": Undeliverable}


def _name(key: str) -> str:
    return quote(key, safe="")


def _write(path: Path, said: object) -> bool:
    """A file that was not there before; whole or not at all. False when it was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.{time.time_ns()}")
    draft.write_text(json.dumps(said, ensure_ascii=False))
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True
