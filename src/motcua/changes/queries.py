"""Plans as their readers see them, within the one permission filter."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from motcua.changes.models import Plan
from motcua.changes.rules import decides
from motcua.changes.terms import Kind, Line, PlanView, Preview, Stage
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text


def plans(by: Actor, *, limit: int = 100) -> list[PlanView]:
    """Plans of the actor's units, newest first. One SQL."""
    return [view(row) for row in _visible(by).order_by("-drafted_at", "-id")[:limit]]


def plan(by: Actor, number: int) -> PlanView:
    """One plan. Raises NotYours for somebody else's, there or not. One SQL."""
    row = _visible(by).filter(pk=number).first()
    if row is None:
        raise NotYours
    return view(row)


def waiting() -> list[int]:
    """Numbers of the approved plans that are not done yet, oldest approval first. One SQL."""
    rows = Plan.objects.filter(stage=Stage.APPROVED).order_by("approved_at", "id")
    return list(rows.values_list("id", flat=True))


_PROGRESS = "motcua plan {} {} {}"


def progress_name(number: int, done: int, total: int) -> str:
    """What whoever carries a plan out calls their connection meanwhile."""
    return _PROGRESS.format(number, done, total)


def progress(number: int) -> tuple[int, int] | None:
    """How many lines of how many are done, of a plan being carried out now; None when it is not. One SQL."""
    with connection.cursor() as cursor:
        like = _PROGRESS.format(number, "%", "%")
        cursor.execute("select application_name from pg_stat_activity where application_name like %s", [like])
        row = cursor.fetchone()
    if row is None:
        return None
    done, total = row[0].split()[-2:]
    return int(done), int(total)


def _visible(by: Actor) -> QuerySet[Plan]:
    return Plan.objects.all() if by.system else Plan.objects.filter(unit__in=decides(by))


def view(row: Plan) -> PlanView:
    """A row as readers see it."""
    return PlanView(
        id=row.pk, kind=Kind(row.kind), unit=row.unit_id, title=row.title, basis=row.basis, values=row.values,
        preview=_preview(row), stage=Stage(row.stage), drafted_by=row.drafted_by, drafted_name=row.drafted_name,
        drafted_at=row.drafted_at, approved_by=row.approved_by, approved_name=row.approved_name,
        approved_at=row.approved_at, applied_at=row.applied_at, reversed_at=row.reversed_at, report=row.report,
    )  # fmt: skip


def _preview(row: Plan) -> Preview:
    kept = row.preview
    return Preview(
        counts=kept["counts"], lines=tuple(Line(**line) for line in kept["lines"]), total=kept["total"],
        digest=row.digest, notes=tuple(Text(*note) for note in kept["notes"]),
    )  # fmt: skip
