"""Signing a result: the holder of the certificate is asked outside any transaction, then the signature is set down."""

from __future__ import annotations

import hashlib
from datetime import datetime

from motcua.documents import queries as documents
from motcua.documents.operations import signing
from motcua.documents.ports import Signer
from motcua.documents.terms.signatures import Block, CertificateView, Holds
from motcua.dossiers import access
from motcua.dossiers.operations.outcomes.signing import must_be_ready, named, record_signature
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import issued, rights, sentences
from motcua.dossiers.terms import Act, Done, Issued
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused


def sign(
    *, code: str, by: Actor, at: datetime, holds: Holds = Holds.PERSON, paper: int | None = None, secret: str = "",
    given: str | None = None, signer: Signer | None = None,
) -> Done:  # fmt: skip
    """Put a signature on the result that stands: the person's own, then the agency's seal. Call it outside a
    transaction; the same call goes on where it stopped, and nothing is signed twice.

    paper: which one, the last when left out. given: hash of the bytes that were read. secret: what the holder typed.
    signer: one that is open already, in a sitting.
    """
    read = whole(code, rights.visible(by))
    if rights.hat_for(by, Act.SIGN, read.held) is None:
        raise NotYours(*sentences.not_yours(Act.SIGN, read.held, True))
    access.must_allow(Act.SIGN, read.held)  # before anybody is asked for a signature
    found = issued.papers(read.facts)
    last = issued.last(found)
    chosen = named(found, code, paper or (last.seq if last else 0))
    before = _before(chosen, holds)
    must_be_next(chosen, holds, by)
    if not any(s.holds == holds for s in chosen.signatures):  # asked again, it answers as it did
        must_be_ready(chosen, code, holds)
    certificate = certificate_for(holds, by, read.held.unit, at)
    done = signing.sign(
        content=documents.content(before[0]), certificate=certificate.code, block=Block(above=chosen.signer), by=by,
        at=at, key=signing_key(code, chosen.seq, holds), secret=secret, name=documents.file(before[0]).name,
        signer=signer,
    )  # fmt: skip
    return record_signature(
        code=code, paper=chosen.seq, holds=holds.value, holder=certificate.holder, given=given or before[1],
        file=str(done.file), by=by, at=at, key=_key(code, chosen, holds),
    )  # fmt: skip


def _before(paper: Issued, holds: Holds) -> tuple[str, str]:
    """File and hash this signature goes onto: asked again after it was set down, those it went onto then."""
    files = [(paper.draft, paper.draft_sha256), *((s.file, s.sha256) for s in paper.signatures)]
    place = next((n for n, s in enumerate(paper.signatures) if s.holds == holds), len(files) - 1)
    return files[place]


def must_be_next(paper: Issued, holds: Holds, by: Actor) -> None:
    """First the person whose name is printed, then the agency (NĐ 30/2020). Raises Refused."""
    if holds is Holds.PERSON and by.name != paper.signer:
        raise Refused(
            f"Bản này lập để {paper.signer} ký. Lập lại kết quả để ký tên anh/chị.",
            f"This paper was drawn for {paper.signer} to sign. Draw it again to sign in your own name.",
        )
    if holds is Holds.ORGANISATION and not any(s.holds == Holds.PERSON for s in paper.signatures):
        raise Refused(
            f"{paper.name} số {paper.number} chưa có chữ ký của {paper.signer}: người có thẩm quyền ký trước, cơ quan "
            "đóng dấu sau.",
            f"{paper.name} no. {paper.number} is not signed by {paper.signer} yet: the person signs before the agency.",
        )


def certificate_for(holds: Holds, by: Actor, unit: int, at: datetime) -> CertificateView:
    """What the person, or the agency, signs with. Refused when they have none that is valid."""
    if holds is Holds.PERSON:
        found = documents.certificate_of_person(by.person, at)
    else:
        found = documents.certificate_of_unit(unit, at)
    if found is None:
        whose = by.name if holds is Holds.PERSON else "cơ quan"
        raise Refused(
            f"Chưa có chứng thư số còn hiệu lực của {whose} trong sổ. Đăng ký chứng thư, hoặc ký bản giấy.",
            f"No valid certificate of {whose} is registered. Register one, or sign on paper.",
        )
    return found


def signing_key(code: str, paper: int, holds: Holds) -> str:
    """The key of one signature on one paper, for ever."""
    return f"ket-qua/{code}/{paper}/{holds}"


def _key(code: str, paper: Issued, holds: Holds) -> str:
    return hashlib.sha256(f"ky/{code}/{paper.seq}/{holds}".encode()).hexdigest()[:40]
