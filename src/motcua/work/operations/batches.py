"""One deed to many files: each by itself through the gate, each with its result. What stopped half way goes on.

A line's key is made of batch and number, so a line that was done before a crash is not done again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.work.models import Batch, BatchLine
from motcua.work.terms import MOST, Deed, Said

#: whose turn one line is: what to do with code, step, actor, moment and key
Do = Callable[[str, str | None, Said, Actor, datetime, str], object]

DO: dict[Deed, Do] = {
    Deed.TAKE: lambda code, step, said, by, at, key: resolve.take(code=code, step=step, by=by, at=at, key=key),
    Deed.COMPLETE: lambda code, step, said, by, at, key: resolve.complete_step(
        code=code, step=step, note=said.get("reason", ""), by=by, at=at, key=key
    ),
    Deed.HAND_OVER: lambda code, step, said, by, at, key: resolve.hand_over(
        code=code, step=step, to=said["unit"], reason=said["reason"], by=by, at=at, key=key
    ),
    Deed.ASSIGN: lambda code, step, said, by, at, key: resolve.assign(
        code=code, step=step, to=int(said["person"]), reason=said.get("reason", ""), by=by, at=at, key=key
    ),
    Deed.RETURN: lambda code, step, said, by, at, key: resolve.return_step(
        code=code, step=step, reason=said["reason"], by=by, at=at, key=key
    ),
}


@transaction.atomic
def begin(*, deed: Deed, lines: Sequence[tuple[str, str]], said: Said, by: Actor, at: datetime) -> int:
    """Write down what is to be done to which files (code and step). Returns the batch's number; go_on does it."""
    if by.person is None:
        raise NotYours
    wanted = list(dict.fromkeys(lines))
    if not wanted or len(wanted) > MOST:
        raise Refused(f"Chọn từ 1 đến {MOST} hồ sơ cho một lần.", f"Tick between 1 and {MOST} files at a time.")
    if deed in {Deed.HAND_OVER, Deed.RETURN} and not str(said.get("reason", "")).strip():
        raise Refused("Ghi lý do: mọi hồ sơ đã chọn mang lý do này.", "Give the reason; every file will bear it.")
    if deed is Deed.ASSIGN and not str(said.get("person", "")).isdecimal():
        raise Refused("Chọn người được phân công.", "Choose whom it is assigned to.")
    row = Batch.objects.create(person=by.person, deed=deed, said=said, begun_at=at)
    BatchLine.objects.bulk_create(
        BatchLine(batch=row, n=n, code=code[:64], step=step[:40]) for n, (code, step) in enumerate(wanted, 1)
    )
    return row.pk


def go_on(*, number: int, at: datetime) -> int:
    """Do every line that has no result yet. Returns how many. Safe to run twice or at once: a refusal is one line's
    result and hinders no other."""
    row = Batch.objects.get(pk=number)
    by = directory.actor_of(row.person, day_of(at))
    waiting = row.lines.filter(done=None).order_by("n")
    done = sum(_settle(row, line, by, at) for line in waiting.iterator(chunk_size=100))
    Batch.objects.filter(pk=number, ended_at=None).update(ended_at=at)
    return done


def _settle(row: Batch, line: BatchLine, by: Actor, at: datetime) -> int:
    said = _do(row, line, by, at)
    vi, en = (said.vi, said.en) if said else ("", "")
    return BatchLine.objects.filter(pk=line.pk, done=None).update(done=said is None, vi=vi, en=en)


def _do(row: Batch, line: BatchLine, by: Actor, at: datetime) -> Refused | None:
    """None when it is done; else why not."""
    try:
        DO[Deed(row.deed)](line.code, line.step or None, row.said, by, at, f"batch-{row.pk}-{line.n}")
    except Refused as no:
        return no
    return None
