"""The demonstration's time-stamper and its revocation lists: answered here, by keys of this installation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from asn1crypto import keys, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.adapters.signing.authority import ISSUER, ROOT, STAMPER, Authority


class TimeStamps:
    """Implements documents.ports.TimeStamper by the moment it is told."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._cert, self._issuers = _read(authority, STAMPER), [_read(authority, n) for n in (ISSUER, ROOT)]
        key = authority.key(STAMPER).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        self._key = keys.PrivateKeyInfo.load(key)

    def stamp(self, request: bytes, *, at: datetime) -> bytes:
        """One answer."""
        store = SimpleCertificateStore.from_certs(self._issuers)
        stamper = DummyTimeStamper(self._cert, self._key, certs_to_embed=store, fixed_dt=at)
        answer: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(request)).dump()
        return answer


class Lists:
    """Implements documents.ports.Revocations for certificates of the demonstration."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority

    def about(self, certificate: bytes, *, at: datetime) -> Iterable[bytes]:
        """The list of whoever issued it; nothing about strangers."""
        issuer = certificates.load_der_x509_certificate(certificate).issuer
        found = (n for n in (ISSUER, ROOT) if self._authority.certificate(n).subject == issuer)
        return [self._authority.list_of(name) for name in found]


def _read(authority: Authority, name: str) -> x509.Certificate:
    return x509.Certificate.load(authority.certificate(name).public_bytes(Encoding.DER))
