"""The one course of every planned change, whatever its kind.

Approving and doing both count anew and compare digests: what is done is what was shown, or nothing. Doing it is one
transaction, so a crash half way leaves nothing half done, and one plan is done at a time in the whole installation.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from motcua.audit import operations as audit
from motcua.changes import access, queries
from motcua.changes.models import Plan
from motcua.changes.operations.kinds import way
from motcua.changes.terms import Kind, Preview, Say, Stage, Values
from motcua.dossiers.record import signature
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

#: the lock of whoever does a plan: two words of four bytes, "motc" "plan"
_LOCK = (0x6D6F7463, 0x706C616E)


@transaction.atomic
def draft(*, kind: Kind, title: str, basis: str, values: Values, by: Actor, at: datetime) -> int:
    """Write a plan down with what it would do now. Returns its number. Raises NotYours, Refused in the kind's words."""
    return _draft(kind, title, basis, values, by, at)


def _draft(
    kind: Kind, title: str, basis: str, values: Values, by: Actor, at: datetime, undoes: int | None = None
) -> int:
    known = way(kind)
    unit, kept = known.checked(values, at=at)
    hat = access.must_plan(by, unit)
    _must_be_named(title, basis)
    kept |= {} if undoes is None else {"undoes": undoes}
    shown = known.preview(kept, at=at)
    row = Plan.objects.create(
        kind=kind, unit_id=unit, title=title.strip()[:300], basis=basis.strip()[:200], values=kept,
        preview=shown.kept(), digest=shown.digest, stage=Stage.DRAFTED, drafted_by=access.person(by),
        drafted_name=signature(by, hat), drafted_at=at,
    )  # fmt: skip
    _trace(row, "draft", by, at)
    return row.pk


def _must_be_named(title: str, basis: str) -> None:
    if not title.strip() or not basis.strip():
        raise Refused(
            "Kế hoạch cần tên và căn cứ: số, ngày của quyết định.",
            "A plan needs a title and its ground: number and date of the decision.",
        )


def approve(*, plan: int, by: Actor, at: datetime, seen: str | None = None) -> None:
    """A second person takes the plan upon themself, as it is shown. Refused when it would do something else by now:
    the new preview is kept, and must be looked at first.

    seen: digest of the preview the person looked at; None: the one kept.
    """
    with transaction.atomic():
        row = access.to_change(plan, Stage.DRAFTED)
        hat = access.must_plan(by, row.unit_id)
        if seen not in {None, row.digest}:
            raise _look_again(row.pk, row.preview["total"])
        if by.person == row.drafted_by:
            raise Refused(
                "Người lập kế hoạch không tự phê duyệt: cần người thứ hai có thẩm quyền.",
                "Whoever drafted the plan does not approve it: a second person with the right must.",
            )
        stale = _shown_anew(row, at)
        if not stale:
            row.stage, row.approved_by, row.approved_at = Stage.APPROVED, by.person, at
            row.approved_name = signature(by, hat)
            row.save(update_fields=["stage", "approved_by", "approved_name", "approved_at"])
            _trace(row, "approve", by, at)
    if stale:
        raise stale


def apply(*, plan: int, at: datetime, say: Say = lambda done, total: None) -> dict[str, int]:
    """Do what was approved, all of it or nothing, and report. Refused before its day, while another plan is being done,
    and when it would by now do something else: then it waits for approval again, with the new preview.
    """
    with transaction.atomic():
        _alone(plan)
        row = access.to_change(plan, Stage.APPROVED)
        known = way(Kind(row.kind))
        if not known.due(row.values, at=at):
            raise Refused("Chưa đến ngày thực hiện kế hoạch.", "The day of the plan has not come.")
        fresh = known.preview(row.values, at=at, lock=True)
        stale = _put_back(row, fresh) if fresh.digest != row.digest else None
        if not stale:
            row.report = known.apply(queries.view(row), fresh, at=at, say=_aloud(plan, say))
            row.stage, row.applied_at = Stage.APPLIED, at
            row.save(update_fields=["report", "stage", "applied_at"])
            _close_what_it_undoes(row, at)
    if stale:
        raise stale
    return dict(row.report)


def carry_out(*, at: datetime) -> int:
    """Do every approved plan whose day has come, oldest approval first. Returns how many. Safe to run twice."""
    return sum(_carried(number, at) for number in queries.waiting())


def _carried(number: int, at: datetime) -> bool:
    try:
        apply(plan=number, at=at)
    except Refused:  # its day has not come, another one runs, or it waits for approval again: its page says so
        return False
    return True


@transaction.atomic
def reverse(*, plan: int, by: Actor, at: datetime) -> int:
    """Draft the plan that takes a done one back; it is shown and approved like any other. Returns its number."""
    row = access.to_change(plan, Stage.APPLIED)
    access.must_plan(by, row.unit_id)
    done = queries.view(row)
    return _draft(done.kind, f"Hoàn lại: {row.title}", row.basis, way(done.kind).reverse(done), by, at, undoes=row.pk)


@transaction.atomic
def look(*, plan: int, by: Actor, at: datetime) -> None:
    """Count the preview of a plan that waits for approval anew, and keep it."""
    row = access.to_change(plan, Stage.DRAFTED)
    access.must_plan(by, row.unit_id)
    _put_back(row, way(Kind(row.kind)).preview(row.values, at=at))


@transaction.atomic
def drop(*, plan: int, by: Actor, at: datetime) -> None:
    """Give a plan up that was not done."""
    row = access.to_change(plan, Stage.DRAFTED, Stage.APPROVED)
    access.must_plan(by, row.unit_id)
    row.stage = Stage.DROPPED
    row.save(update_fields=["stage"])
    _trace(row, "drop", by, at)


def _shown_anew(row: Plan, at: datetime) -> Refused | None:
    """The preview counted again: why it must be looked at again, or None when it says what it said."""
    fresh = way(Kind(row.kind)).preview(row.values, at=at)
    return _put_back(row, fresh) if fresh.digest != row.digest else None


def _put_back(row: Plan, fresh: Preview) -> Refused:
    """The plan waits for approval with what it would do now."""
    row.preview, row.digest = fresh.kept(), fresh.digest
    row.stage, row.approved_by, row.approved_name, row.approved_at = Stage.DRAFTED, None, "", None
    row.save(update_fields=["preview", "digest", "stage", "approved_by", "approved_name", "approved_at"])
    return _look_again(row.pk, fresh.total)


def _look_again(plan: int, total: int) -> Refused:
    return Refused(
        f"Từ lúc xem đến nay hồ sơ đã thay đổi, kế hoạch số {plan} nay có {total} dòng. Chưa có gì được làm: xem lại "
        "bản xem trước mới rồi phê duyệt lại.",
        f"Dossiers changed since this was shown; plan no. {plan} now has {total} lines. Nothing was done: look at the "
        "new preview and approve again.",
    )


def _close_what_it_undoes(row: Plan, at: datetime) -> None:
    undone = row.values.get("undoes")
    if undone is None:
        return
    before = access.to_change(undone, Stage.APPLIED)
    before.stage, before.reversed_at = Stage.REVERSED, at
    before.save(update_fields=["stage", "reversed_at"])


def _alone(plan: int) -> None:
    """Nobody else does a plan until this transaction ends. Refused when somebody does."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s, %s)", _LOCK)
        if not cursor.fetchone()[0]:
            raise Refused(
                f"Một kế hoạch khác đang được thực hiện; kế hoạch số {plan} chưa làm gì. Đợi xong rồi xem lại.",
                f"Another plan is being done; plan no. {plan} did nothing. Wait for it, then look again.",
            )


def _aloud(plan: int, say: Say) -> Say:
    """Progress that others can see while the transaction still runs: as the name of its connection."""

    def told(done: int, total: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select set_config('application_name', %s, true)", [queries.progress_name(plan, done, total)]
            )
        say(done, total)

    return told


def _trace(row: Plan, what: str, by: Actor, at: datetime) -> None:
    audit.trace_change(topic="plans", subject=str(row.pk), what=what, by=by, at=at, detail=f"{row.title}; {row.basis}")
