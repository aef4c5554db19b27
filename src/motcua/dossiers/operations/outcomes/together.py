"""Forty results in one sitting: laid before the signer, consented to one by one, signed with one PIN."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from motcua.documents.operations import sittings
from motcua.documents.ports import Signer
from motcua.documents.terms.signatures import Holds
from motcua.documents.terms.sittings import ItemView, Proposed, SittingView
from motcua.dossiers.operations import decide
from motcua.dossiers.operations.outcomes.sitting import certificate_for, sign, signing_key
from motcua.dossiers.queries.page import page
from motcua.dossiers.queries.unsigned import Unsigned, unsigned
from motcua.dossiers.terms import asks
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


def lay_together(*, holds: Holds, subjects: Collection[str], by: Actor, at: datetime, key: str) -> SittingView:
    """Open a sitting over the ticked ones of what waits for the actor; ticking is the consent. Refused when nothing is
    ticked, when papers of several agencies are to be sealed at once, or without a certificate."""
    chosen = [one for one in unsigned(by, holds) if one.subject in set(subjects)]
    certificates = {certificate_for(holds, by, page(by, one.code).unit.id, at).code for one in chosen}
    if len(certificates) != 1:
        raise Refused(
            "Chọn ít nhất một kết quả, và mỗi lượt chỉ của một cơ quan.",
            "Choose at least one result, and those of one agency at a time.",
        )
    items = [_proposed(one) for one in chosen]
    made = sittings.open_sitting(certificate=certificates.pop(), items=items, by=by, at=at, key=key)
    return sittings.consent(sitting=made.key, subjects=[i.subject for i in items], by=by, at=at)


def sign_together(*, sitting: str, by: Actor, at: datetime, secret: str = "") -> SittingView:
    """Sign what waits in the sitting; a head's step is approved with it. Call it outside a transaction."""

    def act(item: ItemView, signer: Signer) -> str:
        code, paper, holds = item.subject.split("/")
        sign(code=code, paper=int(paper), holds=Holds(holds), given=item.given, signer=signer, by=by, at=at)
        if holds == Holds.PERSON:
            _approve(code, by, at)
        return signing_key(code, int(paper), Holds(holds))

    return sittings.go_on(sitting=sitting, act=act, by=by, at=at, secret=secret)


def _approve(code: str, by: Actor, at: datetime) -> None:
    steps = [t.step for t in page(by, code).tasks if t.mine and t.role == Role.HEAD and not asks(t.step)]
    for step in steps[:1]:
        decide.approve(code=code, step=step, by=by, at=at)


def _proposed(one: Unsigned) -> Proposed:
    return Proposed(one.subject, f"{one.title} ({one.applicant})", one.sha256)
