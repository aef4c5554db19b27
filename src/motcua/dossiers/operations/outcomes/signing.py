"""A signature on a result is set down: bound to the very bytes that were shown, and to those it made."""

from __future__ import annotations

from datetime import datetime

from motcua.documents import queries as documents
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import access, record
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import issued, stating
from motcua.dossiers.terms import Act, Done, Issued
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def record_signature(
    *, code: str, paper: int, holds: str, holder: str, given: str, file: str, by: Actor, at: datetime,
    key: str | None = None,
) -> Done:  # fmt: skip
    """Set one signature down. paper: the fact that issued it. holds: person or organisation. given: hash of the bytes
    that were signed; file: what came back. Raises Refused when the paper has changed since, or is another's."""
    pen = access.to_change(by, code, Act.SIGN, at=at, key=key)
    papers = issued.papers(whole(code, ("true", ())).facts)
    found = named(papers, code, paper)
    must_be_ready(found, code, holds)
    must_be_the_same(found, given)
    made = documents.file(file)
    content = documents.content(file)
    if not content.startswith(documents.content(found.file)):
        raise altered(found)
    asked = {"seal": True} if holds == Holds.PERSON and documents.certificate_of_unit(found.unit, at) else {}
    instead = _instead(papers, found) if issued.completes(found, holds, bool(asked)) else {}
    return pen.finish(Act.SIGN, data={
        "issued": paper, "number": found.number, "holds": holds, "holder": holder, "given": given, "file": file,
        "sha256": made.sha256, **asked, **instead,
    })  # fmt: skip


def _instead(papers: tuple[Issued, ...], new: Issued) -> dict[str, str]:
    """The paper counts from now on, in the place of another, replaced or revoked: who had that one is told."""
    given = [p for p in papers if p.counts_at and p.seq != new.seq]
    old = next((p for p in reversed(given) if p.seq == new.replaces or p.revoked_at), None)
    if old is None:
        return {}
    why = new.reason or old.revoked_because
    return {"former": issued.named(old), "result": issued.named(new), "because": why}


def named(found: tuple[Issued, ...], code: str, paper: int) -> Issued:
    """The result a fact issued, while it still stands. Raises Refused."""
    one = next((p for p in found if p.seq == paper), None)
    if one is None or one.revoked_at or one.replaced_by:
        raise Refused(
            f"Kết quả này của hồ sơ {code} không còn là bản đang dùng. Tải lại trang để xem bản mới.",
            f"This result of {code} is no longer the one that stands. Reload the page.",
        )
    return one


def must_be_ready(paper: Issued, code: str, holds: str) -> None:
    """It states all it must, and what it states was not corrected since it was drawn. Raises Refused."""
    stating.must_state(paper.name, code, stating.stated_by(paper))
    if holds == Holds.PERSON and paper.stale:
        raise Refused(
            f"Nội dung của {paper.name} số {paper.number} đã được sửa sau khi lập. Chưa ký gì: lập lại bản này (giữ "
            "số) ở trang Kết quả, đọc, rồi ký.",
            f"What {paper.name} no. {paper.number} states was corrected after it was drawn. Nothing is signed: draw it "
            "anew under its number, read it, then sign.",
        )


def must_be_the_same(paper: Issued, given: str) -> None:
    """What is signed or handed out is what was shown, byte for byte. Raises Refused."""
    if paper.sha256 != given:
        raise altered(paper)


def altered(paper: Issued) -> Refused:
    """The bytes are not those that were signed or shown."""
    return Refused(
        f"{paper.name} số {paper.number} đã thay đổi so với bản đã xem, đã ký. Chưa ký, chưa trả gì: mở lại bản này.",
        f"{paper.name} no. {paper.number} has changed since it was read or signed. Nothing is done: open it again.",
    )
