"""Time-stamps and revocation lists over HTTP."""

from __future__ import annotations

import ssl
import urllib.error
import urllib.request
from collections.abc import Iterable
from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import ExtensionOID

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
    """Implements documents.ports.Revocations: asks where the certificate says (CRL distribution points)."""

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


def _der(found: bytes) -> bytes:
    if not found.startswith(b"-----BEGIN"):
        return found
    from cryptography.hazmat.primitives.serialization import Encoding

    return x509.load_pem_x509_crl(found).public_bytes(Encoding.DER)
