"""Drafting another way of carrying out a procedure: begun from the one in force, edited, given up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from motcua.calendars.rules import day_of
from motcua.catalogue.models import Procedure, Proposal
from motcua.catalogue.operations.taking import take, trace, words
from motcua.catalogue.queries.proposed import must_be_agencies, newest_for, roots
from motcua.catalogue.rules.rights import may_propose
from motcua.catalogue.rules.starting import first_process
from motcua.catalogue.terms import Stage
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours
from motcua.workflow.queries import process
from motcua.workflow.rules import as_json
from motcua.workflow.rules.editing import Edit, edited
from motcua.workflow.rules.filling import Filled, Typed, filled
from motcua.workflow.rules.overriding import overridden, override_of
from motcua.workflow.rules.reshaping import rewired
from motcua.workflow.terms import Definition, Outcome


@transaction.atomic
def begin(
    *, procedure: str, units: Sequence[int], by: Actor, at: datetime, source: int | None = None, why: str = ""
) -> int:
    """Draft another process for these units (none: for everybody), from the one they have now. Returns its number.

    source: copy the process of this unit instead. Raises NotYours for units the actor does not answer for; Refused for
    a counter or division, which decide nothing.
    """
    day = day_of(at)
    if by.person is None or not may_propose(by, units, roots(day)):
        raise NotYours
    wanted = must_be_agencies(units, day)
    version = newest_for(procedure, wanted, day)
    copied = newest_for(procedure, [source], day) if source is not None else version
    definition = copied.definition or first_process(version.procedure_code, version.name)
    made = Proposal.objects.create(
        procedure=Procedure.objects.get(code=version.procedure_code), units=list(wanted), base_id=version.process_id,
        definition=_stored(definition, version.procedure_code), why=words(why), stage=Stage.EDITING.value,
        hands=[by.person], drafted_by=by.person, drafted_name=by.name, drafted_at=at,
    )  # fmt: skip
    return int(made.pk)


@transaction.atomic
def edit(
    *,
    proposal: int,
    seen: int,
    typed: Mapping[str, Typed],
    by: Actor,
    at: datetime,
    change: Edit | None = None,
    step: str = "",
) -> Filled:
    """Keep what was typed at the steps, then do one change of shape. What cannot be read keeps nothing at all.

    seen: how often the draft had been edited when it was read. Raises Refused when somebody has edited it since.
    """
    row = take(proposal, by, at, Stage.EDITING, seen=seen)
    read = filled(Definition.model_validate(row.definition), typed)
    if read.problems:
        return read
    definition = edited(read.definition, change, step) if change else read.definition
    _keep(row, definition, by)
    return Filled(definition, ())


@transaction.atomic
def rewire(
    *, proposal: int, seen: int, step: str, outcomes: Sequence[Outcome], join: str | None, by: Actor, at: datetime
) -> None:
    """Give a step other ways out, or let it wait for other branches. Raises Refused."""
    row = take(proposal, by, at, Stage.EDITING, seen=seen)
    _keep(row, rewired(Definition.model_validate(row.definition), step, outcomes, join), by)


@transaction.atomic
def renew(*, proposal: int, seen: int, by: Actor, at: datetime) -> None:
    """Take the process now in force as what is being changed: its steps with what the draft says otherwise. A draft
    with steps of its own keeps them, and is compared with the new one from now on."""
    row = take(proposal, by, at, Stage.EDITING, Stage.APPROVED, seen=seen)
    now = newest_for(row.procedure.code, row.units, day_of(at))
    draft = Definition.model_validate(row.definition)
    before = process(row.base_id).definition if row.base_id else None
    said = override_of(before, draft) if before else None
    definition = overridden(now.definition, said) if now.definition and said is not None else draft
    row.base_id = now.process_id
    row.stage, row.answered_by = Stage.EDITING.value, None
    _keep(row, definition, by)


@transaction.atomic
def drop(*, proposal: int, by: Actor, at: datetime) -> None:
    """Give the draft up; it stays readable in the log of changes only."""
    row = take(proposal, by, at, Stage.EDITING, Stage.LAID, Stage.APPROVED)
    row.stage = Stage.DROPPED.value
    row.save()
    trace(row, "drop_process", by, at)


def _keep(row: Proposal, definition: Definition, by: Actor) -> None:
    row.definition, row.edits = _stored(definition, row.procedure.code), row.edits + 1
    assert by.person is not None, "taken by a person"
    row.hands = sorted({*row.hands, by.person})
    row.save()


def _stored(definition: Definition, code: str) -> dict[str, object]:
    return as_json(definition.model_copy(update={"code": code}))
