"""Hand-over lists: what would move into whose hands, and the lists themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from motcua.directory import queries as directory
from motcua.dossiers.queries.carried import Carried, carried
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text
from motcua.work import rules
from motcua.work.models import Transfer as Row
from motcua.work.models import TransferLine
from motcua.work.terms import Passed, Transfer


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody into whose hands steps may pass."""

    person: int
    username: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One step in the giver's hands, and who may receive it; nobody: it cannot move, and why."""

    carried: Carried
    candidates: tuple[Candidate, ...]
    why_not: Text | None


def would_move(actor: Actor, giver: int, day: date) -> list[Proposal]:
    """Every open step the giver has taken, with those whose posts do it too. Seven SQL, however many steps."""
    steps = carried(actor, giver)
    known = colleagues({one.unit for one in steps}, day, giver) if steps else {}
    return [_proposal(one, known) for one in steps]


def colleagues(units: Iterable[int], day: date, giver: int | None = None) -> dict[Candidate, Actor]:
    """People with posts in the agencies of these units, as they act that day; not the giver."""
    tree = directory.tree(day)
    agencies = {tree.agency(one).id for one in units}
    near = {one for agency in agencies for one in tree.subtree(agency) if tree.agency(one).id in agencies}
    chairs = [post for post in directory.posts(near, day) if post.holder is not None and post.holder.active]
    found: dict[Candidate, Actor] = {}
    for post in chairs:
        assert post.holder is not None
        if post.holder.person != giver and post.holder.person not in {one.person for one in found}:
            holder = post.holder
            found[Candidate(holder.person, holder.username, holder.name, post.title)] = directory.actor_of(
                holder.person, day
            )
    return found


def _proposal(one: Carried, known: dict[Candidate, Actor]) -> Proposal:
    fit = tuple(who for who, actor in known.items() if rules.does(actor, one.role, one.unit))
    why = None if fit else Text(
        f"Không còn ai khác ở {one.unit_name} làm được bước này: bổ nhiệm hoặc giao người làm thay trước.",
        f"Nobody else at {one.unit_name} does this step: appoint somebody or a stand-in first.",
    )  # fmt: skip
    return Proposal(one, fit, why)


def transfers(actor: Actor, *, limit: int = 100) -> list[Transfer]:
    """Lists the actor gave, signed for somebody, or receives by; newest first. Two SQL."""
    rows = _own(actor).order_by("-drafted_at", "-id").distinct()[:limit]
    return [view(row) for row in rows.prefetch_related("lines")]


def transfer(actor: Actor, number: int) -> Transfer:
    """One of them. Two SQL. Raises NotYours."""
    row = _own(actor).filter(pk=number).first()
    if row is None:
        raise NotYours
    return view(row)


def _own(actor: Actor) -> QuerySet[Row]:
    person = actor.person or 0
    received = TransferLine.objects.filter(receiver=person).values("transfer")
    return Row.objects.filter(Q(giver=person) | Q(drafted_by=person) | Q(pk__in=received))


def view(row: Row) -> Transfer:
    """A row as its readers see it."""
    lines = sorted(row.lines.all(), key=lambda one: one.pk)
    return Transfer(
        row.pk, row.giver, row.giver_name, row.reason, row.drafted_by, row.drafted_name, row.drafted_at,
        row.dropped_at, tuple(_passed(one) for one in lines),
    )  # fmt: skip


def _passed(one: TransferLine) -> Passed:
    words = Text(one.vi, one.en) if one.vi else None
    return Passed(one.code, one.step, one.step_name, one.receiver, one.receiver_name, one.at, words)
