"""The register of certificates: entering one, withdrawing one."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import transaction

from motcua.audit import operations as audit
from motcua.directory import access
from motcua.documents.models import Certificate
from motcua.documents.queries.certificates import certificate_row, certificate_view
from motcua.documents.rules import issued
from motcua.documents.terms.signatures import CertificateView, Holds, Way
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

#: bytes of a picture: a signature or a seal needs no more
LARGEST = 500_000


@transaction.atomic
def register(
    *, content: bytes, holder: str, person: int | None, unit: int, way: Way, place: str, by: Actor, at: datetime,
    picture: bytes = b"", demonstration: bool = False,
) -> CertificateView:  # fmt: skip
    """Enter a certificate (PEM with its issuers after it, or DER). person: whose it is; none: the agency's own.

    Entered again it keeps its code and takes the new holder, way and place. Refused when the bytes are no certificate.
    """
    access.must_administer(by, unit)
    _must_be_picture(picture)
    own, *issuers = issued.read(content)
    said = {
        "holds": (Holds.ORGANISATION if person is None else Holds.PERSON).value, "holder": holder.strip()[:200],
        "person": person, "unit": unit, "way": way.value, "place": place, "der": own.der, "picture": picture,
        "chain": b"".join(i.pem for i in issuers), "demonstration": demonstration, "subject": own.subject,
        "issuer": own.issuer, "serial": own.serial, "not_before": own.not_before, "not_after": own.not_after,
    }  # fmt: skip
    code = hashlib.sha256(own.der).hexdigest()[:16]
    row, _ = Certificate.objects.update_or_create(code=code, defaults=said)
    audit.trace_change(topic="certificates", subject=code, what="register", by=by, at=at, detail=row.holder)
    return certificate_view(row)


@transaction.atomic
def withdraw(*, certificate: str, why: str, by: Actor, at: datetime) -> CertificateView:
    """Nobody signs with it from the moment on; what was signed stays. Refused without a reason."""
    row = certificate_row(certificate)
    access.must_administer(by, row.unit)
    if not why.strip():
        raise Refused(
            "Ghi lý do thu hồi (mất thiết bị, thôi giữ chức vụ, đổi tên cơ quan …).",
            "Say why it is withdrawn (token lost, post left, agency renamed …).",
        )
    if row.revoked_at is None:
        row.revoked_at, row.revoked_why = at, why.strip()[:200]
        row.save(update_fields=["revoked_at", "revoked_why"])
        audit.trace_change(topic="certificates", subject=row.code, what="withdraw", by=by, at=at, detail=why[:200])
    return certificate_view(row)


def _must_be_picture(picture: bytes) -> None:
    if picture and (len(picture) > LARGEST or not picture.startswith(b"\x89PNG\r\n")):
        raise Refused(
            "Ảnh chữ ký, ảnh con dấu là tệp PNG nền trong suốt, nhiều nhất 500 kB (NĐ 30/2020, Phụ lục I).",
            "The picture of a signature or seal is a PNG with a transparent ground, 500 kB at most.",
        )
