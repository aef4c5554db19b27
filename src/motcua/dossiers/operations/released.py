"""What leaves the office electronically bears both signatures: the person's, and the agency's that seals it."""

from __future__ import annotations

from datetime import datetime

from motcua.documents import queries as documents
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.record import ask
from motcua.dossiers.rules import issued, stating
from motcua.dossiers.terms import Held
from motcua.kernel.refused import Refused

_SIGNED = """select exists(select from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
where d.code = $1 and e.act = 'sign')"""


def must_be_sealed(held: Held, at: datetime) -> None:
    """A result its signer has signed goes out when it states all it must, and the agency has signed it, too, where it
    has anything to sign with (domain 04 section 8). One SQL; three where a result was signed here. Raises Refused."""
    if not ask(_SIGNED, [held.code])[0][0]:
        return
    paper = issued.last(issued.papers(whole(held.code, ("true", ())).facts))
    if paper is None or not paper.signatures:
        return
    stating.must_state(paper.name, held.code, stating.stated_by(paper))
    if not paper.awaits_seal or documents.certificate_of_unit(paper.unit, at) is None:
        return
    raise Refused(
        f"{paper.name} số {paper.number} đã có chữ ký của {paper.signer} nhưng cơ quan chưa ký số. Văn thư ký số của "
        "cơ quan (đóng dấu) ở trang Ký số trước, rồi làm tiếp.",
        f"{paper.name} no. {paper.number} is signed by {paper.signer}, not yet by the agency. Put the agency's "
        "signature first, then go on.",
    )
