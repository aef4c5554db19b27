"""Approvals that a result's paper stands on, and those after which it is still missing: nothing is approved for good
before its paper is signed."""

from __future__ import annotations

from datetime import date

from motcua.documents.terms.sittings import MOST
from motcua.dossiers.queries.page import Page, pages
from motcua.dossiers.record import ask, numbered
from motcua.dossiers.rules import issued, kinds, rights
from motcua.dossiers.terms import Act, asks
from motcua.kernel.actor import Actor, Role
from motcua.workflow.rules import graph

#: with the clerk, and nobody has signed a paper
_APPROVED = """select d.code from dossiers_task t join dossiers_dossier d on d.id = t.dossier_id
where t.role = 'clerk' and t.unit_id = any(%s::bigint[]) and d.unit_id = t.unit_id and d.state in (2, 4) and {visible}
  and not exists (select from dossiers_event e where e.dossier_id = d.id and e.act = 'sign')
order by d.due_at, t.id limit %s"""


def owes_paper(page: Page, step: str, on: date) -> bool:
    """Whether a paper is to be signed where the reader approves this step: the last of a head's in the agency that
    decides, of a procedure that ends in a paper of its own kind, or of a dossier whose paper is drawn already."""
    task = next((t for t in page.tasks if t.step == step and t.mine and t.role == Role.HEAD and not asks(step)), None)
    if task is None or Act.ISSUE not in page.on_the_paper or task.unit.id != page.unit.id:
        return False
    return _lacks(page, on) and not _heads_after(page, step)


def approved_without(actor: Actor, on: date) -> tuple[Page, ...]:
    """Dossiers a head of the actor's agency has approved, whose paper nobody has signed. Two SQL."""
    units = sorted({unit for hat in actor.hats if Role.HEAD in hat.roles for unit in hat.seat(Role.HEAD)})
    visible, allowed = rights.visible(actor)
    codes = [row[0] for row in ask(numbered(_APPROVED.format(visible=visible)), [units, *allowed, MOST])]
    found = pages(actor, codes) if codes else {}
    return tuple(found[code] for code in codes if code in found and _lacks(found[code], on))


def _lacks(page: Page, on: date) -> bool:
    last = issued.last(page.issued)
    return not last.signatures if last else kinds.own(page.procedure.procedure_code, on) is not None


def _heads_after(page: Page, step: str) -> bool:
    definition = page.procedure.definition
    if definition is None or step not in definition.by_id:
        return False
    later = graph.reach(definition, step, forward_only=True)
    return any(definition.by_id[one].role is Role.HEAD for one in later if one in definition.by_id)
