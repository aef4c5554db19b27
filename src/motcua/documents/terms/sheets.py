"""What every form carries, and the rows that stand in them. Empty text means: not known, leave the dots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One line of "why this day": what counted on that day and why (Vietnamese)."""

    on: date
    counted: Fraction
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper handed in. `kind` in words when known; else original and copy are counted."""

    name: str
    kind: str = ""
    original: int = 0
    copy: int = 0
    #: copies in all; 0: original + copy, at least one
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who authorised the applicant (field 7 of the receipt, edition 2025)."""

    name: str
    address: str = ""
    id_no: str = ""
    phone: str = ""
    email: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One thing to mend in a dossier, and why."""

    content: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hand-over on the control slip."""

    giver: str = ""
    receiver: str = ""
    handed_at: datetime | None = None
    giver_name: str = ""
    receiver_name: str = ""
    #: trước hạn / đúng hạn / quá hạn
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the register."""

    dossier_code: str
    procedure_name: str
    applicant_name: str
    received_at: datetime
    address_phone: str = ""
    agency: str = ""
    due_at: datetime | None = None
    returned_at: datetime | None = None
    result_delivery: str = ""
    signed: str = ""
    set_count: int = 1
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Heading of every form, and what we print below the rule."""

    #: the issuing unit, second line of the heading
    unit_name: str
    #: place name before the date
    place: str
    form_date: date
    #: first line of the heading; empty: only the unit stands there
    parent_agency: str = ""
    #: number with its symbol, as rules.number makes it
    number: str = ""
    #: full address of the tracking page of this dossier, drawn as QR
    tracking_url: str = ""
    #: where to type the code by hand, printed ("motcua.gov.vn/tra-cuu"); empty: taken from tracking_url
    tracking_place: str = ""
    tracking_secret: str = ""
    procedure_code: str = ""
    fee_text: str = ""
    hotline: str = ""
    ledger: tuple[LedgerRow, ...] = ()
    #: what the ledger counts: "ngày", "giờ"
    ledger_unit: str = ""
