"""What is found when a signed document comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua.kernel.text import Text


class Soundness(StrEnum):
    """What a signed document may be used for."""

    SOUND = "sound"  # every signature holds
    DOUBTFUL = "doubtful"  # unchanged since it was signed, but not everything could be checked
    BROKEN = "broken"  # changed, or signed with a certificate that was no good
    UNSIGNED = "unsigned"


class Fault(StrEnum):
    """What is wrong with a signature, or could not be checked."""

    CHANGED = "changed"  # the document is not what was signed
    REVOKED = "revoked"  # before it was signed
    EXPIRED = "expired"  # signed outside the certificate's days, or nothing proves the hour
    STRANGER = "stranger"  # issued by nobody this installation trusts
    UNCHECKED = "unchecked"  # whether it was revoked could not be learnt
    UNREADABLE = "unreadable"  # not a signature anybody can read


#: faults that leave the document unchanged and its signer merely unknown or unproven
OPEN = frozenset({Fault.EXPIRED, Fault.STRANGER, Fault.UNCHECKED})


@dataclass(frozen=True, slots=True)
class SignatureFound:
    """One signature in a document."""

    holder: str
    issuer: str
    serial: str
    #: by the time-stamp when stamped, else as the signer's own clock said; None when nothing says it
    signed_at: datetime | None
    stamped: bool
    #: None: it holds
    fault: Fault | None

    @property
    def soundness(self) -> Soundness:
        """What follows for the document."""
        if self.fault is None:
            return Soundness.SOUND
        return Soundness.DOUBTFUL if self.fault in OPEN else Soundness.BROKEN


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """The verdict about a document, for exactly these bytes at that moment; `words` says it to people."""

    sha256: str
    checked_at: datetime
    soundness: Soundness
    #: whether the last signature or stamp covers the file to its last byte
    whole: bool
    signatures: tuple[SignatureFound, ...]
    words: Text
    #: who had it checked again; empty: nobody asked
    asked_by: str = ""
