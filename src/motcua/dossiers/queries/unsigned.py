"""Results that are drawn and wait for a signature: the head's own, or the agency's by its clerk (unsealed.py)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.documents.terms.signatures import Holds
from motcua.documents.terms.sittings import MOST, Proposed
from motcua.dossiers.queries.page import Page, pages
from motcua.dossiers.queries.trays import inbox
from motcua.dossiers.queries.unsealed import unsealed
from motcua.dossiers.rules import issued
from motcua.dossiers.terms import Issued, Standing
from motcua.kernel.actor import Actor, Role

#: whose turn it is to sign in which way
TURN = {Holds.PERSON: Role.HEAD, Holds.ORGANISATION: Role.CLERK}


@dataclass(frozen=True, slots=True)
class Unsigned:
    """One paper to be read and signed. file, sha256: the very bytes."""

    code: str
    paper: int
    holds: Holds
    title: str
    applicant: str
    file: str
    sha256: str
    #: the paper that stays valid until this one is complete; empty where it replaces none
    instead: str = ""

    @property
    def subject(self) -> str:
        """What a sitting knows it by."""
        return f"{self.code}/{self.paper}/{self.holds.value}"


def unsigned(actor: Actor, holds: Holds, at: datetime, limit: int = MOST) -> tuple[Unsigned, ...]:
    """What waits for this signature of the actor, soonest promise first. Two or three SQL, however many."""
    codes = _codes(actor, holds, at, limit)
    found = pages(actor, codes) if codes else {}
    waiting = ((found[code], _last(found[code])) for code in codes if code in found)
    return tuple(_view(page, last, holds) for page, last in waiting if last and _waits(last, holds, actor))


def _codes(actor: Actor, holds: Holds, at: datetime, limit: int) -> list[str]:
    if holds is Holds.ORGANISATION:
        return unsealed(actor, at, limit)
    return list(dict.fromkeys(row.code for row in inbox(actor, limit, role=TURN[holds])))


def _last(page: Page) -> Issued | None:
    return issued.last(page.issued)


def _waits(paper: Issued, holds: Holds, actor: Actor) -> bool:
    if holds is Holds.PERSON:
        return paper.signer == actor.name and not paper.signatures
    return paper.awaits_seal


def proposed(page: Page, holds: Holds) -> Proposed:
    """The paper of this dossier as a sitting lists it. It has one that stands."""
    last = _last(page)
    assert last is not None, "it has been drawn"
    return as_proposed(_view(page, last, holds))


def as_proposed(one: Unsigned) -> Proposed:
    """What a sitting lists: which paper, whose, the very bytes."""
    return Proposed(one.subject, f"{one.title} (người nộp: {one.applicant})", one.sha256)


def _view(page: Page, paper: Issued, holds: Holds) -> Unsigned:
    about = paper.abstract.removeprefix(paper.name).strip()
    title = f"{paper.name} {paper.number} {about if about != paper.abstract else f'– {about}'}"
    old = next((p for p in page.issued if p.seq == paper.replaces and p.standing is Standing.VALID), None)
    return Unsigned(
        page.code, paper.seq, holds, title, page.applicant.name, paper.file, paper.sha256,
        issued.named(old) if old else "",
    )  # fmt: skip
