"""Time-stamps, revocation lists and responders over HTTP."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from collections.abc import Iterable
from datetime import datetime

from asn1crypto.ocsp import OCSPResponse
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtensionOID

from motcua.documents.ports import Revocations

#: seconds; somebody waits before a screen
PATIENCE = 10
#: bytes of a revocation list of a large authority
LARGEST = 20_000_000


class TimeStamps:
    """Implements documents.ports.TimeStamper by RFC 3161 over HTTP."""

    def __init__(self, address: str) -> None:
        self._address = address

    def stamp(self, request: bytes, *, at: datetime) -> bytes:
        """One request; the authority has its own clock."""
        return fetched(self._address, request, "application/timestamp-query")


class Lists:
    """Implements documents.ports.Revocations: asks where the certificate says (CRL distribution points, responders)."""

    def about(self, certificate: bytes, *, at: datetime) -> Iterable[bytes]:
        """From the first of its addresses that answers; OSError when none does."""
        addresses = _addresses(x509.load_der_x509_certificate(certificate))
        trouble: OSError | None = None
        for address in addresses:
            try:
                return [_der(fetched(address))]
            except OSError as problem:
                trouble = problem
        if trouble is not None:
            raise trouble
        return []

    def answers(self, certificate: bytes, issuer: bytes, *, at: datetime) -> Iterable[bytes]:
        """From the responder the certificate names, by its own clock."""
        own, above = (x509.load_der_x509_certificate(der) for der in (certificate, issuer))
        responders = _responders(own)
        if not responders:
            return []
        # responders know issuers by this hash, whatever they sign with (RFC 5019)
        asked = ocsp.OCSPRequestBuilder().add_certificate(own, above, hashes.SHA1()).build()  # noqa: S303
        said = fetched(responders[0], asked.public_bytes(Encoding.DER), "application/ocsp-request")
        return [_useful(said, responders[0])]


class Either:
    """The first that knows something."""

    def __init__(self, *some: Revocations | None) -> None:
        self._some = [one for one in some if one is not None]

    def about(self, certificate: bytes, *, at: datetime) -> Iterable[bytes]:
        """What the first says that says anything."""
        for one in self._some:
            if found := list(one.about(certificate, at=at)):
                return found
        return []

    def answers(self, certificate: bytes, issuer: bytes, *, at: datetime) -> Iterable[bytes]:
        """The same of responders."""
        for one in self._some:
            if found := list(one.answers(certificate, issuer, at=at)):
                return found
        return []


def fetched(address: str, body: bytes | None = None, kind: str = "") -> bytes:
    """The answer to a GET, or to a POST of the body. Raises OSError, for anything that is not an answer."""
    if not address.startswith(("http://", "https://")):
        raise OSError(f"neither http nor https: {address}")
    asked = urllib.request.Request(address, data=body, headers={"Content-Type": kind} if kind else {})  # noqa: S310
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE, context=ssl.create_default_context()) as answer:  # noqa: S310
            said: bytes = answer.read(LARGEST)
            return said
    except (urllib.error.URLError, ValueError) as problem:
        raise OSError(f"{address}: {problem}") from problem


def _addresses(certificate: x509.Certificate) -> list[str]:
    try:
        points = certificate.extensions.get_extension_for_oid(ExtensionOID.CRL_DISTRIBUTION_POINTS).value
    except x509.ExtensionNotFound:
        return []
    assert isinstance(points, x509.CRLDistributionPoints)
    names = [name.value for point in points for name in point.full_name or ()]
    return [name for name in names if isinstance(name, str) and name.startswith("http")]


def _responders(certificate: x509.Certificate) -> list[str]:
    try:
        found = certificate.extensions.get_extension_for_oid(ExtensionOID.AUTHORITY_INFORMATION_ACCESS).value
    except x509.ExtensionNotFound:
        return []
    assert isinstance(found, x509.AuthorityInformationAccess)
    named = (one.access_location.value for one in found if one.access_method == AuthorityInformationAccessOID.OCSP)
    return [name for name in named if name.startswith("http")]


def _useful(said: bytes, responder: str) -> bytes:
    """An answer that says something about the certificate; OSError for "try later" and for noise."""
    try:
        if OCSPResponse.load(said)["response_status"].native == "successful":
            return said
    except ValueError as noise:
        raise OSError(f"{responder}: {noise}") from noise
    raise OSError(f"{responder}: no answer about the certificate")


def _der(found: bytes) -> bytes:
    if not found.startswith(b"-----BEGIN"):
        return found
    return x509.load_pem_x509_crl(found).public_bytes(Encoding.DER)
