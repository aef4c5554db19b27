"""Forty results in one sitting: laid before the signer, consented to one by one, signed with one PIN."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from motcua.documents.operations import sittings
from motcua.documents.ports import Signer
from motcua.documents.terms.signatures import Holds
from motcua.documents.terms.sittings import ItemView, SittingView
from motcua.dossiers.operations import decide
from motcua.dossiers.operations.outcomes.approving import must_still_decide, own_step
from motcua.dossiers.operations.outcomes.sitting import certificate_for, sign, signing_key
from motcua.dossiers.queries.page import Page, page
from motcua.dossiers.queries.unsigned import as_proposed, unsigned
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


def lay_together(*, holds: Holds, subjects: Collection[str], by: Actor, at: datetime, key: str) -> SittingView:
    """Open a sitting over the ticked ones of what waits for the actor; ticking is the consent. Refused when nothing is
    ticked, when papers of several agencies are to be sealed at once, or without a certificate."""
    chosen = [one for one in unsigned(by, holds, at) if one.subject in set(subjects)]
    certificates = {certificate_for(holds, by, page(by, one.code).unit.id, at).code for one in chosen}
    if len(certificates) != 1:
        raise Refused(
            "Chọn ít nhất một kết quả, và mỗi lượt chỉ của một cơ quan.",
            "Choose at least one result, and those of one agency at a time.",
        )
    items = [as_proposed(one) for one in chosen]
    made = sittings.open_sitting(certificate=certificates.pop(), items=items, by=by, at=at, key=key)
    return sittings.consent(sitting=made.key, subjects=[i.subject for i in items], by=by, at=at)


def sign_together(
    *, sitting: str, by: Actor, at: datetime, secret: str = "", agreed: Collection[str] = ()
) -> SittingView:
    """Sign what waits in the sitting; a head's step is approved with it. Call it outside a transaction.

    agreed: what the signer has read just now and consents to, beside what was consented to before.
    """
    sittings.consent(sitting=sitting, subjects=agreed, by=by, at=at)

    def act(item: ItemView, signer: Signer) -> str:
        code, paper, holds = item.subject.split("/")
        if holds == Holds.PERSON and not _signed(page(by, code), int(paper)):
            must_still_decide(code, by, at)
        sign(code=code, paper=int(paper), holds=Holds(holds), given=item.given, signer=signer, by=by, at=at)
        if holds == Holds.PERSON:
            _approve(code, by, at)
        return signing_key(code, int(paper), Holds(holds))

    return sittings.go_on(sitting=sitting, act=act, by=by, at=at, secret=secret)


def _approve(code: str, by: Actor, at: datetime) -> None:
    step = own_step(page(by, code))
    if step is not None:
        decide.approve(code=code, step=step, by=by, at=at)


def _signed(found: Page, paper: int) -> bool:
    """Whether the person's signature is on it: a press that died went as far."""
    return any(p.signatures for p in found.issued if p.seq == paper)
