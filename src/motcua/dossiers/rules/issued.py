"""The results of a dossier as papers, folded from its log: numbers, signatures, what took whose place.

A paper counts from the last signature it must bear: the agency's where one was asked, else its signer's; or from the
end of processing, which the rule of release (operations/released.py) lets through. Only what counts takes another's
place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from motcua.dossiers.terms import Act, Fact, Filled, Issued, Signature, Standing


def papers(facts: Iterable[Fact]) -> tuple[Issued, ...]:
    """Every result that was given a number, oldest first."""
    found: dict[int, Issued] = {}
    for fact in facts:
        match fact.act:
            case Act.ISSUE:
                found.pop(fact.data.get("again", 0), None)
                found[fact.seq] = _issued(fact)
            case Act.FILL:
                found |= {seq: replace(p, stale=True) for seq, p in found.items() if not p.signatures}
            case Act.SIGN:
                _sign(found, fact)
            case Act.FINISH:
                _release(found, fact.recorded_at)
            case Act.REVOKE:
                number = fact.data["issued"]
                found[number] = replace(
                    found[number], revoked_at=fact.recorded_at, revoked_by=fact.name, revoked_because=fact.reason
                )
    return tuple(found.values())


def _issued(fact: Fact) -> Issued:
    said = fact.data
    return Issued(
        seq=fact.seq, kind=said["kind"], name=said["name"], number=said["number"], on=date.fromisoformat(said["on"]),
        abstract=said["abstract"], signer=said["signer"], by=fact.name, at=fact.recorded_at, unit=said["issuer"],
        values=said["paper"], draft=said["draft"], draft_sha256=said["sha256"], reason=fact.reason,
        replaces=said.get("replaces"), valid_until=said.get("valid_until", ""), about=said.get("about", ""),
        stated=tuple((label, words) for label, words in said.get("stated", ())),
    )  # fmt: skip


def _sign(found: dict[int, Issued], fact: Fact) -> None:
    said = fact.data
    paper = found[said["issued"]]
    made = Signature(
        seq=fact.seq, at=fact.recorded_at, holds=said["holds"], holder=said["holder"], file=said["file"],
        sha256=said["sha256"],
    )  # fmt: skip
    now = replace(paper, signatures=(*paper.signatures, made), seal_asked=said.get("seal", paper.seal_asked))
    found[paper.seq] = now
    if completes(paper, said["holds"], now.seal_asked):
        _count(found, now, fact.recorded_at)


def completes(paper: Issued, holds: str, seal_asked: bool) -> bool:
    """Whether this signature is the last the paper must bear: from here on it counts."""
    return paper.counts_at is None and (holds == "organisation" or not seal_asked)


def _release(found: dict[int, Issued], at: datetime) -> None:
    for paper in tuple(found.values()):
        if paper.signed:
            found[paper.seq] = replace(paper, released=True)
            if paper.counts_at is None:
                _count(found, found[paper.seq], at)


def _count(found: dict[int, Issued], paper: Issued, at: datetime) -> None:
    """From now on it counts, and what it was made to replace does not; nor does what was signed and left on the way."""
    found[paper.seq] = replace(paper, counts_at=at)
    for one in former(found.values(), paper) if paper.replaces else ():
        found[one.seq] = replace(one, replaced_by=paper.seq)


def former(found: Iterable[Issued], new: Issued) -> tuple[Issued, ...]:
    """Those whose place it takes once it counts, oldest first."""
    return tuple(p for p in found if p.seq == new.replaces or (p.seq < new.seq and p.signed))


def fills(facts: Iterable[Fact]) -> dict[str, Filled]:
    """What officers wrote into the fields of the paper, by field: the last word counts."""
    return {
        name: Filled(value, fact.name, fact.recorded_at)
        for fact in facts if fact.act is Act.FILL for name, value in fact.data["fields"].items()
    }  # fmt: skip


def named(paper: Issued) -> str:
    """The paper in one breath."""
    return f"{paper.name} số {paper.number} ngày {paper.on:%d/%m/%Y}"


def last(found: Iterable[Issued]) -> Issued | None:
    """The one that stands: the latest that was not revoked."""
    return next((p for p in reversed(tuple(found)) if not p.revoked_at), None)


def valid(found: Iterable[Issued]) -> Issued | None:
    """The one that counts and that nothing has ended: what goes out, and whose place a new one takes."""
    return next((p for p in reversed(tuple(found)) if p.standing is Standing.VALID), None)
