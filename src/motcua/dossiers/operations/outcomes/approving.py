"""Approving and signing are one: the paper is drawn, read, signed, and with the signature the step is approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.documents.operations import sittings
from motcua.documents.terms.signatures import Holds
from motcua.documents.terms.sittings import SittingView
from motcua.dossiers.operations import decide
from motcua.dossiers.operations.outcomes.issuing import issue
from motcua.dossiers.operations.outcomes.sitting import certificate_for
from motcua.dossiers.queries.page import Page, page, pages
from motcua.dossiers.queries.unsigned import proposed
from motcua.dossiers.rules import issued, stating
from motcua.dossiers.terms import GIVEN, Issued, asks
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Laid:
    """A sitting over the papers that could be drawn, and why others could not, by code."""

    sitting: SittingView | None
    refused: tuple[tuple[str, Refused], ...]


def lay_to_approve(*, codes: Sequence[str], by: Actor, at: datetime, key: str) -> Laid:
    """Draw the papers these approvals stand on, each under its number, and lay them before the signer in one sitting;
    nothing is consented to yet, nothing approved. The same key finds the same sitting. Refused without a certificate.
    """
    found = pages(by, codes)
    certificate = certificate_for(Holds.PERSON, by, 0, at)  # a person's own is the same in every unit
    refused = [(code, no) for code in codes if (no := _not_drawn(code, found.get(code), by, at, key)) is not None]
    failed = {code for code, _ in refused}
    drawn = pages(by, [code for code in codes if code not in failed])
    items = [proposed(drawn[code], Holds.PERSON) for code in codes if code in drawn]
    if not items:
        return Laid(None, tuple(refused))
    made = sittings.open_sitting(certificate=certificate.code, items=items, by=by, at=at, key=key)
    return Laid(made, tuple(refused))


def _not_drawn(code: str, found: Page | None, by: Actor, at: datetime, key: str) -> Refused | None:
    """None once the paper lies there to be signed by this head; else why it does not."""
    last = issued.last(found.issued) if found else None
    if last is not None and last.signer == by.name and not last.signatures and _stands(last):
        return None
    try:
        issue(code=code, by=by, at=at, key=f"duyet/{key}/{code}")
    except Refused as no:
        return no
    return None


def _stands(paper: Issued) -> bool:
    """Whether a draft needs no drawing anew: it states all it must, as it stands now."""
    return not paper.stale and not stating.lacking(stating.stated_by(paper))


def must_still_decide(code: str, by: Actor, at: datetime) -> None:
    """Before the key is asked: the dossier still waits for this head, or is past the head's step; and the approval
    that follows the signature would pass. Raises Refused; changes nothing."""
    found = page(by, code)
    step = own_step(found)
    if step is not None:
        with transaction.atomic():
            decide.approve(code=code, step=step, by=by, at=at)
            transaction.set_rollback(True)
    elif found.state not in GIVEN and any(t.role != Role.CLERK for t in found.tasks):
        where = "; ".join(f"{t.name} ({t.unit.name})" for t in found.tasks)
        raise Refused(
            f"Hồ sơ {code} không còn chờ anh/chị ký: đang ở {where}. Chưa ký gì; mở hồ sơ để xem vì sao.",
            f"Dossier {code} does not wait for you any more. Nothing is signed; open it to see why.",
        )


def own_step(found: Page) -> str | None:
    """The head's step that waits for the reader."""
    return next((t.step for t in found.tasks if t.mine and t.role == Role.HEAD and not asks(t.step)), None)
