"""What a leader decides about, as one reads it on a phone: the matter, the promise, why it stands where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from motcua.calendars.queries import standard
from motcua.calendars.rules import due_at
from motcua.calendars.terms import Amount, day_of
from motcua.documents import queries as documents
from motcua.doors.kit import formats, promise
from motcua.doors.kit.promise import Strip
from motcua.dossiers import queries
from motcua.dossiers.queries import Page, Row, TaskView
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Actor, Role
from motcua.kernel.text import Text

#: forty results in one sitting (domain 07), and no more of the rest than a thumb scrolls through
SIGNING, WARNING = 40, 20
AHEAD = Amount.parse("3d")
WORK = frozenset({Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER, Act.ANSWER})


@dataclass(frozen=True, slots=True)
class Item:
    """One dossier to decide about."""

    code: str
    procedure_name: str
    applicant: str
    subject: str
    due_at: datetime | None
    strip: Strip | None
    late: bool
    #: what the officer before wrote, and who
    note: str
    note_by: str
    why: tuple[Text, ...]
    key: str
    #: the step to approve; empty in lists of dossiers
    step: str
    step_name: str
    #: whether the reader may promise a new day
    may_extend: bool
    #: approving it is signing the paper it comes to
    signs: bool
    #: that paper, where it is drawn already: key of its file
    file: str
    #: what that paper lacks: it is not signed before these are filled in
    lacks: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The line in words, for a task that is made of it."""
        return " ".join(words.vi for words in self.why)[:300] or f"{self.procedure_name}: {self.step_name}"

    @property
    def ticked(self) -> str:
        """What its tick box says: the dossier and the very step."""
        return f"{self.code}:{self.step}"


@dataclass(frozen=True, slots=True)
class Agenda:
    """To decide today."""

    signing: list[Item]
    apologies: list[Item]
    soon: list[Item]
    #: approved, and nobody has signed the paper
    unsigned: list[Item]


def agenda(actor: Actor, now: datetime) -> Agenda:
    """Results to approve, apologies owed, and what falls due within three working days."""
    near = queries.promised(actor, due_at(now, AHEAD, standard()), 2 * WARNING)
    late = [row for row in near if row.due_at and row.due_at < now and not row.extensions]
    ahead = [row for row in near if row.due_at and row.due_at >= now]
    return Agenda(
        signing(actor, now), _items(late[:WARNING], actor, now), _items(ahead[:WARNING], actor, now),
        unsigned(actor, now),
    )  # fmt: skip


def signing(actor: Actor, now: datetime) -> list[Item]:
    """Steps of a head that wait for this one: those of the head's own unit, not those of the heads below."""
    signs = documents.certificate_of_person(actor.person, now) is not None
    return _items(queries.inbox(actor, SIGNING, role=Role.HEAD), actor, now, signs)


def unsigned(actor: Actor, now: datetime) -> list[Item]:
    """Approved without a paper, by this head or another: to be signed as those that wait for approval are. None for
    who has nothing to sign with."""
    if documents.certificate_of_person(actor.person, now) is None:
        return []
    found = [_item(_row(page), page, now, True) for page in queries.approved_without(actor, day_of(now))]
    return _with_what_lacks(found, actor, now)


def _items(rows: Sequence[Row], actor: Actor, now: datetime, signs: bool = False) -> list[Item]:
    """The rows with what their files say. signs: the reader has something to sign with. Two SQL, however many."""
    pages = queries.pages(actor, [row.code for row in rows]) if rows else {}
    found = [
        _item(_of(row), pages[row.code], now, signs and queries.owes_paper(pages[row.code], row.step, day_of(now)))
        for row in rows if row.code in pages
    ]  # fmt: skip
    return _with_what_lacks(found, actor, now)


def _with_what_lacks(found: list[Item], actor: Actor, now: datetime) -> list[Item]:
    """Those to be signed are told what their paper lacks. One SQL, none where nothing is to be signed."""
    lacks = queries.lacking(actor, [item.code for item in found if item.signs], day_of(now))
    return [replace(item, lacks=lacks.get(item.code, ())) for item in found]


def _of(row: Row) -> tuple[str, str]:
    return row.step, row.step_name


def _row(page: Page) -> tuple[str, str]:
    """Of what is approved already: no step of the reader's."""
    return "", "; ".join(task.name for task in page.tasks)


def step_name(page: Page, step: str) -> str:
    """The name of an open step, or of one that was done; without a step named, that of the one open to the reader."""
    names = {task.step: task.name for task in page.tasks if task.role == Role.HEAD and (step or task.mine)}
    definition = page.procedure.definition
    drawn = {one.id: one.name for one in definition.steps} if definition else {}
    return names.get(step) or drawn.get(step) or next(iter(names.values()), "")


def _item(step: tuple[str, str], page: Page, now: datetime, signs: bool) -> Item:
    drawn = next((paper for paper in page.issued if not paper.signatures and not paper.revoked_at), None)
    said = next((event for event in reversed(page.events) if event.act in WORK), None)
    return Item(
        code=page.code, procedure_name=page.procedure.name, applicant=page.applicant.name, subject=page.subject,
        due_at=page.due_at, strip=strip_of(page, now), late=page.due_at is not None and page.due_at < now,
        note=said.reason if said else "", note_by=said.name if said else "",
        why=tuple(_why(task, now) for task in page.tasks), key=uuid4().hex,
        step=step[0], step_name=step[1], may_extend=Act.EXTEND in page.allowed, signs=signs,
        file=drawn.file if drawn else "",
    )  # fmt: skip


def strip_of(page: Page, now: datetime) -> Strip | None:
    """The promise of a file; None before there is one."""
    if page.accepted_at is None or page.due_at is None:
        return None
    return promise.strip(
        received=page.accepted_at, due=page.due_at, now=now, ledger=page.ledger, original_due=page.original_due_at,
        dates=page.dates,
        paused=page.paused_at is not None,
    )  # fmt: skip


def _why(task: TaskView, now: datetime) -> Text:
    """Who has it since when, and whether their own time is up."""
    who = task.taken_by or task.unit.name
    since = formats.moment(task.since)
    late = task.until is not None and task.until < now
    return Text(
        f"Đang ở {who}: {task.name}, từ {since}{'; đã quá thời gian của bước' if late else ''}.",
        f"With {who}: {task.name}, since {since}{'; past the time of the step' if late else ''}.",
    )
