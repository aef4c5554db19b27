"""Papers made electronic at the counter, once: scanned and signed by an officer, or taken from the person's store."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.calendars.terms import day_of
from motcua.documents import queries as documents
from motcua.documents.operations import signing
from motcua.documents.ports import Signer
from motcua.documents.rules.signing import field_of
from motcua.documents.terms import FileView
from motcua.documents.terms.signatures import Block
from motcua.dossiers import access, record
from motcua.dossiers.operations.reusing import reused
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import checks, keeping, rights, sentences
from motcua.dossiers.terms import Act, Done, Mark
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused


@record.committed
def digitise(
    *,
    code: str,
    place: int,
    file: str,
    sheets: int,
    by: Actor,
    at: datetime,
    read: Mapping[str, str] | None = None,
    key: str | None = None,
) -> Done:
    """The paper in this place of the dossier has been scanned: its file, its pages counted, what was read off it. The
    mark stays at 0 until who scanned it has signed (`sign_copy`); until then a better scan may take its place.

    Law: TT 01/2023/TT-VPCP Art. 8 (four steps). Three SQL.
    """
    pen = access.to_change(by, code, Act.DIGITISE, at=at, key=key)
    paper = keeping.must_be_to_digitise(pen.held, place)
    stored = documents.file(file)
    keeping.must_have_all_pages(paper["name"], sheets, stored.pages)
    about = keeping.must_be_read(read or {}, day_of(at)) | {"by": record.signature(by, pen.hat), "on": at.isoformat()}
    about |= {"scan": str(stored.key), "person": str(by.person)}
    checks.must_be_clean("Thông tin giấy tờ", about)
    said = {"n": place, "paper": paper["name"], "mark": int(Mark.PAPER), "file": str(stored.key)}
    return pen.finish(Act.DIGITISE, data=said | {"pages": stored.pages, "sha256": stored.sha256, "about": about})


def sign_copy(
    *, code: str, place: int, by: Actor, at: datetime, secret: str = "", signer: Signer | None = None
) -> Done:
    """Who scanned the paper signs the copy: only now it is digitised. Call it outside a transaction; the same call goes
    on where it stopped, and nothing is signed twice.

    secret: what the holder typed. Refused, the scan kept, without a valid certificate or when nothing was signed.
    """
    read = whole(code, rights.visible(by))
    if rights.hat_for(by, Act.DIGITISE, read.held) is None:
        raise NotYours(*sentences.not_yours(Act.DIGITISE, read.held, True))
    paper = keeping.must_wait_for_signature(read.held, place, by.person)
    scan = documents.file(keeping.scanned(paper))
    certificate = documents.certificate_of_person(by.person, at)
    if certificate is None:
        raise no_certificate(by)
    key = keeping.signing_key(code, place, scan.sha256)
    done = signing.sign(
        content=documents.content(scan.key), certificate=certificate.code, block=_block(scan, paper), by=by, at=at,
        key=key, secret=secret, name=scan.name, signer=signer,
    )  # fmt: skip
    return record_copy(
        code=code, place=place, given=str(scan.key), file=str(done.file), holder=certificate.holder,
        field=field_of(key), by=by, at=at, key=hashlib.sha256(key.encode()).hexdigest()[:40],
    )  # fmt: skip


def _block(scan: FileView, paper: Mapping[str, Any]) -> Block:
    """A scan bears name and time already; a paper that came signed gets them with the signature, which breaks none."""
    about = paper["about"]
    words = keeping.stamp(about["by"].partition(",")[0], datetime.fromisoformat(about["on"]))
    return Block(words=(words,), left=True) if scan.signed else Block()


@record.committed
def record_copy(
    *, code: str, place: int, given: str, file: str, holder: str, field: str, by: Actor, at: datetime,
    key: str | None = None,
) -> Done:  # fmt: skip
    """Set the officer's signature down: the paper is digitised. given: the scan that was signed; file: what came of it;
    field: by which it is known wherever it is shown. Refused when another scan has come meanwhile. Three SQL."""
    pen = access.to_change(by, code, Act.DIGITISE, at=at, key=key)
    paper = keeping.must_wait_for_signature(pen.held, place, by.person)
    made, scan = documents.file(file), documents.file(given)
    if keeping.scanned(paper) != given or not documents.content(file).startswith(documents.content(given)):
        raise Refused(
            f"Bản quét “{paper['name']}” đã được thay khi đang ký. Mở lại trang, xem bản mới rồi ký.",
            f"Another scan of “{paper['name']}” has come meanwhile. Open the page again, read the new one and sign it.",
        )
    about = paper["about"] | {"signed_by": holder, "signed_on": at.isoformat()}
    said = {"n": place, "paper": paper["name"], "mark": int(Mark.DIGITISED), "file": file, "given": scan.sha256}
    said |= {"field": field, "holder": holder}
    return pen.finish(Act.DIGITISE, data=said | {"pages": scan.pages, "sha256": made.sha256, "about": about})


def no_certificate(by: Actor) -> Refused:
    """Nobody signs without one; what is scanned stays."""
    return Refused(
        f"{by.name} chưa có chứng thư số còn hiệu lực trong sổ nên bản quét chưa được ký: mức số hóa vẫn là 0 – chưa "
        "số hóa. Bản quét được giữ; đăng ký chứng thư số với quản trị rồi ký tại đây.",
        f"No valid certificate of {by.name} is registered, so the scan is not signed and its mark stays at 0. It is "
        "kept; have a certificate registered, then sign it here.",
    )


@record.committed
def reuse(
    *, code: str, place: int, source: str, source_place: int, by: Actor, at: datetime, key: str | None = None
) -> Done:
    """A paper of the same owner, held already, stands for this one; from which dossier and for which matter is on
    record, and its owner sees it. Five SQL."""
    pen = access.to_change(by, code, Act.DIGITISE, at=at, key=key)
    return pen.finish(Act.DIGITISE, data=reused(pen, place, source, source_place))
