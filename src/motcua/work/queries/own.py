"""Questions about somebody's own desk; nobody sees another's."""

from __future__ import annotations

from motcua.dossiers.terms import Sieve
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text
from motcua.work.models import Batch as BatchRow
from motcua.work.models import BatchLine
from motcua.work.models import View as ViewRow
from motcua.work.terms import Batch, Deed, Line, View


def views(actor: Actor) -> list[View]:
    """The actor's saved views, by name. One SQL."""
    rows = ViewRow.objects.raw("select * from work_view where person = %s order by name", [actor.person or 0])
    return [View(row.pk, row.name, Sieve(**row.sieve)) for row in rows]


def batch(actor: Actor, number: int) -> Batch:
    """A batch of the actor's own. Two SQL. Raises NotYours for anybody else's, there or not."""
    row = BatchRow.objects.filter(pk=number, person=actor.person or 0).first()
    if row is None:
        raise NotYours
    lines = tuple(_line(one) for one in row.lines.order_by("n"))
    return Batch(row.pk, Deed(row.deed), row.begun_at, row.ended_at, lines)


def _line(row: BatchLine) -> Line:
    return Line(row.n, row.code, row.step, row.done, Text(row.vi, row.en) if row.vi else None)


def unfinished() -> list[int]:
    """Batches that are not through, oldest first. One SQL."""
    return list(BatchRow.objects.filter(ended_at=None).order_by("begun_at", "id").values_list("id", flat=True))
