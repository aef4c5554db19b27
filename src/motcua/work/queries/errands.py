"""Small tasks: those somebody has to do, and those they gave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import F, Q

from motcua.directory import queries as directory
from motcua.kernel.actor import Actor, Role
from motcua.work.models import Errand as Row
from motcua.work.terms import Errand


def errands(actor: Actor, *, limit: int = 200) -> list[Errand]:
    """The actor's own and those they gave: open ones first, by day, then what was done last. One SQL."""
    person = actor.person or 0
    rows = Row.objects.filter(Q(owner=person) | Q(by=person))
    return [view(row) for row in rows.order_by(F("closed_at").desc(nulls_first=True), "due", "id")[:limit]]


@dataclass(frozen=True, slots=True)
class Late:
    """One unit's tasks past their day."""

    unit_name: str
    errands: tuple[Errand, ...]


def overdue(actor: Actor, day: date) -> list[Late]:
    """Tasks past their day of everybody in the units the actor heads, whoever gave them: by unit, the oldest first.
    One SQL beside the directory."""
    units = {unit for hat in actor.hats if Role.HEAD in hat.roles for unit in hat.units}
    seats = {post.holder.person: post.unit for post in directory.posts(units, day) if post.holder is not None}
    rows = Row.objects.filter(owner__in=seats, closed_at=None, due__lt=day).order_by("due", "id")[:200]
    found: dict[int, list[Errand]] = {}
    for row in rows:
        found.setdefault(seats[row.owner], []).append(view(row))
    tree = directory.tree(day)
    return [Late(tree.unit(unit).name, tuple(late)) for unit, late in found.items()]


def owed(actor: Actor) -> int:
    """How many tasks wait for the actor. One SQL."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from work_errand where owner = %s and closed_at is null", [actor.person or 0])
        return int(cursor.fetchone()[0])


def view(row: Row) -> Errand:
    """A row as its readers see it."""
    return Errand(
        row.pk, row.code, row.words, row.line, row.owner, row.owner_name, row.due, row.by_name, row.at, row.closed_at,
        row.closed_words,
    )  # fmt: skip
