"""Words of signing: certificates and their holders, what stands on the page, what was signed and how it was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Holds(StrEnum):
    """Whose certificate it is; a paper wants both, apart (NĐ 30/2020)."""

    PERSON = "person"  # người có thẩm quyền
    ORGANISATION = "organisation"  # cơ quan, tổ chức


class Way(StrEnum):
    """Where the private key lies, and by what way it is asked."""

    FILE = "pkcs12"  # demonstration and test only
    TOKEN = "pkcs11"  # noqa: S105 a USB token or a security module
    REMOTE = "csc"  # a signing service


class Standing(StrEnum):
    """What a certificate is good for at a moment."""

    VALID = "valid"
    NOT_YET = "not-yet"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Level(StrEnum):
    """PAdES levels: what a signature carries to be checked by."""

    B = "B-B"  # the signature alone
    T = "B-T"  # and a time-stamp
    LTA = "B-LTA"  # and certificates, revocation lists, and a stamp over all of it: for the archive


@dataclass(frozen=True, slots=True)
class CertificateView:
    """One registered certificate. `person` and `unit` are ids of the directory; the key is never here."""

    code: str
    holds: Holds
    holder: str
    person: int | None
    unit: int
    subject: str
    issuer: str
    serial: str
    not_before: datetime
    not_after: datetime
    revoked_at: datetime | None
    way: Way
    place: str
    demonstration: bool

    @property
    def issuer_name(self) -> str:
        """The issuer's common name; the whole distinguished name where it has none."""
        parts = [part.strip() for part in self.issuer.split(",")]
        return next((part[3:] for part in parts if part.upper().startswith("CN=")), self.issuer)

    @property
    def short_serial(self) -> str:
        """Both ends of a long serial, enough to tell certificates apart by eye."""
        return self.serial if len(self.serial) <= 12 else f"{self.serial[:6]}…{self.serial[-4:]}"

    def standing(self, at: datetime) -> Standing:
        """What it is good for at the moment."""
        if self.revoked_at is not None and self.revoked_at <= at:
            return Standing.REVOKED
        if at < self.not_before:
            return Standing.NOT_YET
        return Standing.EXPIRED if at > self.not_after else Standing.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A box on a page in millimetres from its left and lower edges; pages count from 1, -1 is the last."""

    left: float
    bottom: float
    width: float
    height: float
    page: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What the visible signature says and where.

    A person's picture stands centred above the printed name; an organisation's seal covers a third of it from the
    left, found by the same name. Other words make a line at the top right of the first page, without a picture:
    an attachment in a file of its own, a copy (NĐ 30/2020, Appendix I). Nothing at all: the signature is not seen.
    """

    #: the signer's name as printed on the paper
    above: str = ""
    #: number and symbol of the main document, or the form of the copy; the agency; the hour is added
    words: tuple[str, ...] = ()
    #: the line stands at the top left: who digitised, when (TT 01/2023/TT-VPCP Art. 8)
    left: bool = False
    #: instead of looking for the name
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof of one signature: by which certificate, for which key, over which bytes, when."""

    key: str
    certificate: str
    holder: str
    serial: str
    #: of the bytes that were given, and of those that came back
    given: str
    made: str
    begun_at: datetime
    #: by the time-stamp where there is one, else the signer's own clock
    signed_at: datetime
    level: Level


@dataclass(frozen=True, slots=True)
class Signed:
    """A document that is signed. `file` is kept in the store of files."""

    content: bytes
    sha256: str
    level: Level
    receipt: Receipt
    file: UUID
