"""What others must do for us: look through files, hold keys, tell the time under oath, name what is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Silent(Exception):  # noqa: N818
    """The scanner gave no answer, or none that can be understood."""


class Guard(Protocol):
    """Looks through bytes for malware."""

    def threat(self, data: bytes) -> str:
        """Name of the malware found; empty for none. Raises Silent."""
        ...


class Why(StrEnum):
    """Why nothing was signed."""

    PIN = "pin"  # wrong
    LOCKED = "locked"  # too many wrong ones
    GONE = "gone"  # the token is not there
    KEY = "key"  # no such key, or it does not fit the certificate
    DOWN = "down"  # the service cannot be reached
    DECLINED = "declined"  # the service, or its holder on the telephone, said no


class NotSigned(OSError):  # noqa: N818
    """Surely nothing was signed."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(detail or why.value)
        self.why = why


class Unclear(OSError):  # noqa: N818
    """Nobody knows whether it was signed: the answer did not come. Asked again by the same key."""


class Signer(Protocol):
    """Holds one private key. Made with place (where the key lies), certificate (DER) and secret (what the holder typed,
    kept nowhere); used by one thread; closed at the end. One sitting keeps one signer."""

    def sign(self, attributes: bytes, *, key: str) -> bytes:
        """The signature value over these attributes: RSA PKCS#1 v1.5 or ECDSA, with SHA-256. The same key always comes
        with the same attributes. Raises NotSigned or Unclear."""

    def close(self) -> None:
        """Let go of the token or the line."""


class TimeStamper(Protocol):
    """Says when, under its own signature (RFC 3161)."""

    def stamp(self, request: bytes, *, at: datetime) -> bytes:
        """The answer (DER TimeStampResp) to a request (DER TimeStampReq). The moment is ours, for partners that are
        simulated; a real one has a better clock. Raises OSError."""


class Revocations(Protocol):
    """Fetches what an issuer says about its certificates."""

    def about(self, certificate: bytes, *, at: datetime) -> Iterable[bytes]:
        """Revocation lists (DER) in which the certificate (DER) would stand; none when it names no address.
        Raises OSError."""
        ...

    def answers(self, certificate: bytes, issuer: bytes, *, at: datetime) -> Iterable[bytes]:
        """What the responder named in the certificate says about it now (DER OCSPResponse, RFC 6960); none when it
        names none. Raises OSError when it is silent or says nothing that helps."""
