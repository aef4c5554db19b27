"""A unit's own way of carrying out a procedure: put into force, and taken along when the common process changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from motcua.audit.operations import trace_change
from motcua.catalogue.models import LocalProcess, Version
from motcua.catalogue.terms import Decision
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.workflow import rules
from motcua.workflow.operations import publish as publish_process
from motcua.workflow.queries import process
from motcua.workflow.rules.overriding import Override, overridden, override_of
from motcua.workflow.terms import Definition

#: as stored
LONGEST_CODE = 40


def establish(
    version: Version, unit: int, definition: Definition, decision: Decision, by: Actor, at: datetime
) -> int | None:
    """From the decision's day on the unit carries out the procedure like this; None: again like everybody else.

    Returns the process. Raises Refused unless the day is later than that of the unit's newest process.
    """
    newest = _newest(version, unit)
    name = directory.tree(decision.valid_from).unit(unit).name
    if newest is not None and decision.valid_from <= newest.valid_from:
        raise Refused(
            f"{name} đã có quy trình riêng từ {newest.valid_from:%d/%m/%Y}: bản mới phải có hiệu lực sau ngày đó.",
            f"{name} has a process of its own from {newest.valid_from}; the new one must begin later.",
        )
    common = process(version.process_id).definition if version.process_id else None
    override = override_of(common, definition) if common else None
    if override == {} and newest is None:
        raise Refused(
            f"Bản thảo không khác quy trình chung: không có gì để công bố riêng cho {name}.",
            f"The draft says nothing else than the common process: nothing to publish for {name}.",
        )
    if newest is not None:
        _end(newest, decision.valid_from, None)
    return None if override == {} else _begin(version, unit, definition, override, decision, by, at)


def _newest(version: Version, unit: int) -> LocalProcess | None:
    rows = LocalProcess.objects.filter(procedure_id=version.procedure_id, unit_id=unit)
    return rows.order_by("-valid_from").first()


def _end(row: LocalProcess, first_day_without: date, why: tuple[str, str] | None) -> None:
    """It ends the day before, unless it has ended sooner."""
    last = first_day_without - timedelta(days=1)
    if row.valid_to is None or row.valid_to > last:
        row.valid_to, row.ended_why = last, why
        row.save(update_fields=["valid_to", "ended_why"])


def _begin(
    version: Version, unit: int, definition: Definition, override: Override | None, decision: Decision, by: Actor,
    at: datetime,
) -> int:  # fmt: skip
    made = _published(version, unit, definition, decision, by, at)
    LocalProcess.objects.create(
        procedure_id=version.procedure_id, unit_id=unit, process_id=made, override=override,
        decision_no=decision.number, decision_on=decision.decided_on, valid_from=decision.valid_from,
    )  # fmt: skip
    return made


def _published(version: Version, unit: int, definition: Definition, decision: Decision, by: Actor, at: datetime) -> int:
    code = f"{version.procedure.code}@{directory.tree(decision.valid_from).unit(unit).code}"[:LONGEST_CODE]
    named = definition.model_copy(update={"code": code})
    made = publish_process(definition=named, limit=version.committed_limit, by=by, at=at, decision=decision.number)
    trace_change(
        topic="catalogue", subject=code, what="local_process", by=by, at=at,
        detail=f"{decision.number}, {decision.valid_from.isoformat()}",
    )  # fmt: skip
    return made


def follow(made: Iterable[Version], by: Actor, at: datetime) -> None:
    """Units with a process of their own go along with new versions of the procedure.

    What a unit does otherwise is laid over the new common process. Where that cannot be published, or a process of the
    unit's own does not fit the new promise, the unit does as everybody from that day on, and the reason is kept.
    """
    for version in made:
        rows = LocalProcess.objects.filter(procedure_id=version.procedure_id).exclude(valid_to__lt=version.valid_from)
        for row in rows.select_related("process"):
            _follow(row, version, by, at)


def _follow(row: LocalProcess, version: Version, by: Actor, at: datetime) -> None:
    decision = Decision(row.decision_no, row.decision_on, max(version.valid_from, row.valid_from))
    wanted = _wanted(row, version)
    hindered = _hindered(wanted, version)
    if wanted is None or hindered is not None:
        _leave(row, decision.valid_from, hindered)
    elif row.override is not None:
        process_id = _published(version, row.unit_id, wanted, decision, by, at)
        _replace(row, process_id, decision.valid_from)


def _wanted(row: LocalProcess, version: Version) -> Definition | None:
    """What the unit would do from then on; None where the procedure has no process any more."""
    if row.override is None:
        return process(row.process_id).definition
    return overridden(process(version.process_id).definition, row.override) if version.process_id else None


def _hindered(wanted: Definition | None, version: Version) -> tuple[str, str] | None:
    if wanted is None:
        return ("Thủ tục không còn quy trình chung để theo.", "The procedure has no common process to follow any more.")
    problems = rules.check(wanted, version.committed_limit)
    return (problems[0].text.vi, problems[0].text.en) if problems else None


def _leave(row: LocalProcess, first_day: date, why: tuple[str, str] | None) -> None:
    """The unit does as everybody from that day on. A process that would only have begun then never does."""
    if row.valid_from >= first_day:
        row.delete()
    else:
        _end(row, first_day, why)


def _replace(row: LocalProcess, process_id: int, first_day: date) -> None:
    if row.process_id == process_id:
        return
    last = row.valid_to
    if row.valid_from >= first_day:
        row.process_id = process_id
        row.save(update_fields=["process_id"])
        return
    _end(row, first_day, None)
    row.pk, row.process_id, row.valid_from, row.valid_to = None, process_id, first_day, last
    row.save(force_insert=True)
