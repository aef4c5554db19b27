"""The register of certificates as an administrator watches it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from motcua.documents.terms.signatures import CertificateView, Holds, Standing

#: a new certificate takes weeks to come
SOON = timedelta(days=60)


class Concern(StrEnum):
    """What an administrator must see to."""

    ENDS_SOON = "ends-soon"
    UNIT_ENDED = "unit-ended"  # merged or dissolved
    RENAMED = "renamed"  # the agency has another name now
    LEFT = "left"  # the person holds no post there any more


@dataclass(frozen=True, slots=True)
class Registered:
    """One certificate with what is to be done about it."""

    certificate: CertificateView
    unit_name: str
    standing: Standing
    concerns: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """An agency, or a person who signs, without a valid certificate."""

    holds: Holds
    name: str
    unit_name: str
    title: str


@dataclass(frozen=True, slots=True)
class Register:
    """Of an administrator's units."""

    rows: tuple[Registered, ...]
    lacking: tuple[Lacking, ...]
