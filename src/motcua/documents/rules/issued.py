"""What a certificate says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Issued:
    """One certificate."""

    der: bytes
    pem: bytes
    subject: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime


def read(content: bytes) -> list[Issued]:
    """The certificates of a file, the holder's first: PEM, or one in DER. Refused when there is none."""
    try:
        if b"-----BEGIN CERTIFICATE-----" in content:
            return [_issued(c) for c in x509.load_pem_x509_certificates(content)]
        return [_issued(x509.load_der_x509_certificate(content))]
    except ValueError as problem:
        raise Refused(
            "Tệp này không phải chứng thư số. Chọn tệp .cer, .crt hoặc .pem do nơi cấp chứng thư gửi.",
            "This file is no certificate. Choose the .cer, .crt or .pem the issuer sent.",
        ) from problem


def _issued(found: x509.Certificate) -> Issued:
    return Issued(
        der=found.public_bytes(Encoding.DER), pem=found.public_bytes(Encoding.PEM),
        subject=found.subject.rfc4514_string()[:500], issuer=found.issuer.rfc4514_string()[:500],
        serial=f"{found.serial_number:x}", not_before=found.not_valid_before_utc, not_after=found.not_valid_after_utc,
    )  # fmt: skip
