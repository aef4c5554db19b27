"""Processes put forward: what each says, what is still wrong with it, what it would change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.calendars.terms import day_of
from motcua.catalogue.models import LocalProcess, Proposal
from motcua.catalogue.queries.held import VersionView, version_on
from motcua.catalogue.queries.spans import newest_from
from motcua.catalogue.rules.rights import EDITORS, may_propose
from motcua.catalogue.terms import Stage
from motcua.directory import queries as directory
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.workflow import rules
from motcua.workflow.queries import process
from motcua.workflow.terms import Definition, Problem


@dataclass(frozen=True, slots=True)
class ProposalView:
    """One proposal as it stands now."""

    id: int
    procedure_code: str
    units: tuple[int, ...]
    base_id: int | None
    definition: Definition
    why: str
    edits: int
    stage: Stage
    hands: tuple[int, ...]
    drafted_name: str
    drafted_at: datetime
    answered_name: str
    answered_at: datetime | None
    answer: str
    decision_no: str
    decision_on: date | None
    valid_from: date | None

    @property
    def base(self) -> Definition | None:
        """What it was edited from; None where the procedure had no process."""
        return process(self.base_id).definition if self.base_id else None

    def may_answer(self, by: Actor) -> bool:
        """A second person is nobody who wrote in it."""
        return by.person not in self.hands


def proposal(by: Actor, proposal_id: int, day: date) -> ProposalView:
    """A proposal for units the reader may propose for. Raises NotYours, also when there is none. One SQL."""
    row = Proposal.objects.select_related("procedure").filter(pk=proposal_id).first()
    if row is None or not may_propose(by, row.units, roots(day)):
        raise NotYours
    return seen(row)


def roots(day: date) -> frozenset[int]:
    """The units at the top of the tree: whoever answers for them answers for everybody."""
    return frozenset(unit.id for unit in directory.tree(day).roots())


def proposals(by: Actor, day: date, limit: int = 100) -> tuple[ProposalView, ...]:
    """Proposals under way for units the reader may propose for, newest first. One SQL."""
    under_way = (Stage.EDITING, Stage.LAID, Stage.APPROVED)
    rows = Proposal.objects.select_related("procedure").filter(stage__in=under_way).order_by("-drafted_at")
    top = roots(day)
    return tuple(seen(row) for row in rows[: 10 * limit] if may_propose(by, row.units, top))[:limit]


def seen(row: Proposal) -> ProposalView:
    """A row as it is shown."""
    return ProposalView(
        id=row.pk, procedure_code=row.procedure.code, units=tuple(row.units), base_id=row.base_id,
        definition=Definition.model_validate(row.definition), why=row.why, edits=row.edits, stage=Stage(row.stage),
        hands=tuple(row.hands), drafted_name=row.drafted_name, drafted_at=row.drafted_at,
        answered_name=row.answered_name, answered_at=row.answered_at, answer=row.answer, decision_no=row.decision_no,
        decision_on=row.decision_on, valid_from=row.valid_from,
    )  # fmt: skip


def held_for(procedure_code: str, units: Sequence[int], day: date) -> VersionView:
    """The version of a day as the units of a proposal carry it out: one unit's own, else the common one."""
    return version_on(procedure_code, day, line=_line(units, day))


def newest_for(procedure_code: str, units: Sequence[int], today: date) -> VersionView:
    """The same as it was published last, in force or not yet: what a proposal starts from and is compared with."""
    return held_for(procedure_code, units, newest_day(procedure_code, units, today))


def newest_day(procedure_code: str, units: Sequence[int], today: date) -> date:
    """The first day of what was published last for the units of a proposal; today when that has begun."""
    return newest_from(procedure_code, _line(units, today), today)


def _line(units: Sequence[int], day: date) -> tuple[int, ...]:
    return directory.tree(day).line(units[0]) if len(units) == 1 else ()


def problems(definition: Definition, version: VersionView) -> tuple[Problem, ...]:
    """Everything that hinders publishing this process for the procedure's promise, each at its step."""
    return tuple(rules.check(definition, str(version.committed_limit)))


@dataclass(frozen=True, slots=True)
class LocalView:
    """A unit's own process of one procedure."""

    unit: int
    process_id: int
    #: how many steps say something otherwise; None: one of its own that follows nobody
    otherwise: int | None
    decision_no: str
    valid_from: date
    valid_to: date | None
    ended_why: Text | None

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def locals_of(procedure_code: str) -> tuple[LocalView, ...]:
    """Every process of its own that any unit has or had for a procedure, newest first. One SQL."""
    rows = LocalProcess.objects.filter(procedure__code=procedure_code).order_by("-valid_from", "unit_id")
    return tuple(
        LocalView(
            unit=row.unit_id, process_id=row.process_id,
            otherwise=None if row.override is None else len(row.override), decision_no=row.decision_no,
            valid_from=row.valid_from, valid_to=row.valid_to, ended_why=Text(*row.ended_why) if row.ended_why else None,
        )
        for row in rows
    )  # fmt: skip


def scopes(by: Actor, at: datetime) -> tuple[int, ...]:
    """The agencies somebody may propose for, their own first, as they stand that day."""
    tree = directory.tree(day_of(at))
    hats = [h for h in by.hats if h.roles & EDITORS]
    own = [unit.id for h in hats if (unit := tree.agency(h.unit)).id in h.units]
    below = [unit.id for unit in tree if any(unit.id in h.units for h in hats) and tree.agency(unit.id).id == unit.id]
    return tuple(dict.fromkeys((*own, *below)))


def must_be_agencies(units: Iterable[int], day: date) -> tuple[int, ...]:
    """Each of them decides about dossiers; no counter, no division. Raises Refused naming what does not."""
    tree = directory.tree(day)
    wanted = tuple(dict.fromkeys(units))
    for unit in wanted:
        if unit not in tree or tree.agency(unit).id != unit:
            name = tree.unit(unit).name
            raise Refused(
                f"{name} không phải cơ quan giải quyết hồ sơ: chọn cơ quan mà đơn vị này thuộc về.",
                f"{name} does not decide about dossiers: choose the agency it belongs to.",
            )
    return wanted
