"""A draft as every page about it needs it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.calendars.terms import day_of
from motcua.catalogue import queries
from motcua.catalogue.queries import ProposalView, VersionView
from motcua.catalogue.terms import Stage
from motcua.directory import queries as directory
from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow.terms import Problem

EDITORS = (Role.HEAD, Role.REFORM)
STAGES = {
    Stage.EDITING: Text("đang soạn", "being written"),
    Stage.LAID: Text("chờ duyệt", "waits for approval"),
    Stage.APPROVED: Text("đã duyệt, chờ công bố", "approved, not yet published"),
    Stage.PUBLISHED: Text("đã công bố", "published"),
    Stage.DROPPED: Text("đã bỏ", "given up"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal with the procedure it is about."""

    proposal: ProposalView
    version: VersionView
    problems: tuple[Problem, ...]

    @property
    def editable(self) -> bool:
        """Whether it can be written in now."""
        return self.proposal.stage is Stage.EDITING


def case_of(request: Request, number: int) -> Case:
    """The proposal of an address, for somebody who may see it. Raises NotYours."""
    today = day_of(request.now)
    found = queries.proposal(request.actor, number, today)
    version = queries.newest_for(found.procedure_code, found.units, today)
    return Case(found, version, queries.problems(found.definition, version))


def common(request: Request, case: Case, here: str) -> dict[str, object]:
    """What every page of a draft shows."""
    return {
        "case": case, "draft": case.proposal, "v": case.version, "stage": STAGES[case.proposal.stage], "here": here,
        "scope": scope_of(case.proposal, day_of(request.now)),
    }  # fmt: skip


def scope_of(found: ProposalView, today: date) -> Text:
    """For whom a proposal is, in a few words."""
    tree = directory.tree(today)
    names = [tree.unit(u).name for u in found.units]
    if not names:
        return Text("mọi đơn vị", "everybody")
    first, more = names[0], len(names) - 1
    return Text(f"{first} và {more} đơn vị khác", f"{first} and {more} more") if more else Text(first, first)
