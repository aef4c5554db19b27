"""The demonstration's time-stamper and its revocation lists: answered here, by keys of this installation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from asn1crypto import cms, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.adapters.signing.authority import ISSUER, ROOT, STAMPER, Authority


class _Stamper(DummyTimeStamper):
    """With a key that is loaded once: loading checks it, at ten times the cost of a stamp."""

    def __init__(self, key: rsa.RSAPrivateKey, cert: x509.Certificate, issuers: list[x509.Certificate], at: datetime):
        store = SimpleCertificateStore.from_certs(issuers)
        super().__init__(cert, None, certs_to_embed=store, fixed_dt=at)
        self._key = key

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, Any]:
        digest = hashes.Hash(hashes.SHA256())
        digest.update(tst_info_data)
        said = {
            "content_type": "tst_info", "message_digest": digest.finalize(),
            "signing_certificate_v2": as_signing_certificate_v2(self.tsa_cert),
        }  # fmt: skip
        attributes = cms.CMSAttributes([simple_cms_attribute(name, value) for name, value in said.items()])
        return self._key.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256()), attributes


class TimeStamps:
    """Implements documents.ports.TimeStamper by the moment it is told."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._cert, self._issuers = _read(authority, STAMPER), [_read(authority, n) for n in (ISSUER, ROOT)]

    def stamp(self, request: bytes, *, at: datetime) -> bytes:
        """One answer."""
        stamper = _Stamper(self._authority.key(STAMPER), self._cert, self._issuers, at)
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

    def answers(self, certificate: bytes, issuer: bytes, *, at: datetime) -> Iterable[bytes]:
        """The demonstration has no responder: its lists are at hand."""
        return []


def _read(authority: Authority, name: str) -> x509.Certificate:
    return x509.Certificate.load(authority.certificate(name).public_bytes(Encoding.DER))
