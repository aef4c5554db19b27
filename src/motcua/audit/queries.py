"""Questions about changes and readings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max, Q

from motcua.audit.models import Change, Inspection, Reading, Seal
from motcua.audit.terms import Look, Opened


@dataclass(frozen=True, slots=True)
class SealView:
    """One seal over the log: up to which event, over how many, the hash before it and its own."""

    at: datetime
    last_event: int
    events: int
    before: bytes
    hash: bytes


def seals() -> list[SealView]:
    """Every seal, oldest first."""
    return [_seal(s) for s in Seal.objects.order_by("last_event")]


def newest_seal() -> SealView | None:
    """The last one set; None before the first."""
    found = Seal.objects.order_by("-last_event").first()
    return _seal(found) if found else None


def _seal(s: Seal) -> SealView:
    return SealView(s.at, s.last_event, s.events, bytes(s.before), bytes(s.hash))


@dataclass(frozen=True, slots=True)
class InspectionView:
    """One comparison of everything kept with the log."""

    at: datetime
    dossiers: int
    differences: int
    sums: int

    @property
    def equal(self) -> bool:
        """Nothing differs."""
        return not (self.differences or self.sums)


def newest_inspection(at: datetime) -> InspectionView | None:
    """The last one up to a moment; None before the first."""
    row = Inspection.objects.filter(at__lte=at).order_by("-at").first()
    return InspectionView(row.at, row.dossiers, row.differences, row.sums) if row else None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One look at something personal: when, who, how."""

    at: datetime
    name: str
    what: str


def last_read(subjects: Collection[str], what: str) -> dict[str, datetime]:
    """When each of these was last looked at in this way; those never looked at are left out. One SQL."""
    rows = Reading.objects.filter(subject__in=subjects, what=what).values("subject").annotate(last=Max("at"))
    return {row["subject"]: row["last"] for row in rows}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change of reference data: when, who, what was done to what, on which ground."""

    at: datetime
    name: str
    topic: str
    subject: str
    what: str
    detail: str


def revisions() -> dict[str, int]:
    """Current revision number of every topic ever changed; a topic left out stands at 0. One SQL.

    A cache filled under a number is good while the number is current. Numbers are never given twice, not even after
    a rollback, so they are compared with ==, never with <.
    """
    with connection.cursor() as cursor:  # asked by every page: building the question by the ORM costs more than it
        cursor.execute("select topic, n from audit_revision")
        return dict(cursor.fetchall())


def readings_of(subject: str, *, limit: int = 100) -> tuple[ReadingView, ...]:
    """Who looked at this, newest first: what the owner of a file may see."""
    rows = Reading.objects.filter(subject=subject).order_by("-at", "-id")[:limit]
    return tuple(ReadingView(r.at, r.name, r.what) for r in rows)


def first_opened(subject: str, *, since: datetime, but: int | None) -> Opened | None:
    """Who opened this first since a moment; None when nobody did. What the person left out only looked at does not
    count, a paper they drew does: it may lie in somebody's hands. One SQL."""
    own = Q(person=but) & ~Q(what=Look.SLIP)
    rows = Reading.objects.filter(subject=subject, at__gte=since).exclude(own).order_by("at", "id")
    first = rows.values_list("name", "at", "what").first()
    return Opened(first[0], first[1], Look(first[2])) if first else None


def changes(*, topic: str, subject: str | None = None, limit: int = 100) -> tuple[ChangeView, ...]:
    """Who changed reference data of a topic (of one subject of it), newest first."""
    rows = Change.objects.filter(topic=topic).order_by("-at", "-id")
    if subject is not None:
        rows = rows.filter(subject=subject)
    return tuple(ChangeView(r.at, r.name, r.topic, r.subject, r.what, r.detail) for r in rows[:limit])
