"""The stage of the tour: its units and people, and how each act is watched."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.utils import timezone

from motcua.accounts import queries as people
from motcua.calendars.terms import LedgerLine, day_of
from motcua.catalogue import operations as catalogue
from motcua.catalogue.terms import Announcement, Content, Draft, Paper
from motcua.directory import operations as directory
from motcua.directory import queries as units
from motcua.directory.terms import Level
from motcua.documents import operations as documents
from motcua.documents import queries as stored
from motcua.documents.terms import Form
from motcua.doors.terminal.demonstration import signers
from motcua.dossiers import queries
from motcua.dossiers.terms import Done
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.text import Text
from motcua.workflow.terms import Definition

FILE = Path(__file__).resolve().parents[5] / "scenarios" / "living" / "tour.json"
COUNTER = "H41.10.21.1"
DISTRICT = "H41.10"
COMMUNE = "H41.10.21"


@cache
def described() -> dict[str, Any]:
    """Units, people, what is handed in for the birth, and the land procedure."""
    said: dict[str, Any] = json.loads(FILE.read_text())
    return said


def build() -> None:
    """Units, people and the interlinked land procedure of the tour."""
    now = timezone.now()
    directory.install(description=described()["directory"], by=SYSTEM, at=now)
    land = described()["land"]
    draft = Draft(
        code=land["code"], name=land["name"], field=land["field"], level=Level.DISTRICT, legal_limit=land["legal"],
        committed_limit=land["committed"], definition=Definition.model_validate(land["process"]),
        content=Content(papers=tuple(Paper(name=n, originals=1) for n in land["papers"])),
    )  # fmt: skip
    announcement = Announcement(date(2020, 1, 1), "01/QĐ-UBND (trình diễn)", date(2019, 12, 20))
    catalogue.publish(drafts=[draft], announcement=announcement, by=SYSTEM, at=now)
    signers.person(someone("chutich", now), SYSTEM, now)
    signers.agency(units.tree(day_of(now)).by_code(COMMUNE), SYSTEM, now)


def someone(username: str, at: datetime) -> Actor:
    """A person of the tour under the hats of the day."""
    return units.actor_of(people.named(f"tour-{username}").id, day_of(at))


@dataclass(frozen=True, slots=True)
class Seen:
    """One act as it was seen: what was called, what the log says, where the dossier stands."""

    command: str
    code: str
    by: str
    at: datetime
    events: tuple[queries.EventView, ...]
    state: int
    state_name: Text
    due: datetime | None
    ledger: tuple[LedgerLine, ...]
    waiting_at: tuple[str, ...]
    slip: Path | None


class Watcher:
    """Runs acts and looks at the dossier after each; slips are kept in a folder."""

    def __init__(self, folder: Path, tell: Callable[[Seen], None]) -> None:
        self._folder, self._tell = folder, tell
        self.seen: list[Seen] = []
        self._plain: set[Path] = set()

    def act(self, operation: Callable[..., Done], *, by: Actor, at: datetime, **said: Any) -> Done:
        """Call the operation and tell what came of it."""
        done = operation(by=by, at=at, **said)
        page = queries.page(SYSTEM, done.code)
        told = max((s.events[-1].seq for s in self.seen if s.code == done.code), default=0)
        seen = Seen(
            command=f"{operation.__module__.removeprefix('motcua.')}.{operation.__name__}", code=done.code,
            by=by.name, at=at, events=tuple(e for e in page.events if e.seq > told), state=int(page.state),
            state_name=page.state_name, due=page.due_at, ledger=page.ledger,
            waiting_at=tuple(f"{t.name} ({t.unit.name})" for t in page.tasks),
            slip=self._slip(done) if done.form in set(Form) else None,
        )  # fmt: skip
        self.seen.append(seen)
        self._tell(seen)
        return done

    def _slip(self, done: Done) -> Path:
        form = queries.paper(SYSTEM, done.code, done.seq)
        return self._kept(f"{done.code}-{done.seq:02d}", form)

    def control_slip(self, code: str) -> Path:
        """The statutory trail of the whole life, drawn from the log."""
        form = queries.control_slip(SYSTEM, code)
        return self._kept(code, form)

    def _kept(self, whose: str, form: queries.FormData) -> Path:
        """The form under its dossier's name; the first of its kind under its own, too: receipt.pdf."""
        name = form.form.value.lower().replace("_", "-") + ".pdf"
        path, plain = self._folder / f"{whose}-{name}", self._folder / name
        path.write_bytes(documents.render(form.form, form.edition, form.values))
        if plain not in self._plain:
            plain.write_bytes(path.read_bytes())
            self._plain.add(plain)
        return path

    def result(self, code: str) -> Path:
        """The signed result, as its owner downloads it."""
        path = self._folder / "result.pdf"
        path.write_bytes(stored.content(queries.page(SYSTEM, code).issued[-1].file))
        return path
