"""The values of each form: one frozen record per form. Field names are the code names of the forms' fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.documents.terms.forms import Form
from motcua.documents.terms.sheets import Entry, Paper, Principal, Sheet, Step, Wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptValues(Sheet):
    """Form 01: the promise itself."""

    dossier_code: str
    intake_unit_name: str
    applicant_name: str
    request_content: str
    papers: tuple[Paper, ...]
    time_limit_text: str
    received_at: datetime
    due_at: datetime
    received_by: str
    applicant_id_no: str = ""
    applicant_address: str = ""
    phone: str = ""
    email: str = ""
    principal: Principal | None = None
    set_count: int = 1
    result_delivery: str = ""
    register_volume: str = ""
    register_seq: str = ""
    #: who signs on the left: the applicant or the person they sent
    filed_by: str = ""
    #: edition 2018: 1 the unit's copy, 2 the applicant's, 0 both in one file
    copy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestValues(Sheet):
    """Form 02. A head signs when the dossier was already appraised (signer_role "head"), else the guiding officer."""

    dossier_code: str
    applicant_name: str
    request_content: str
    items: tuple[Wanted, ...]
    signed_by: str
    reason: str = ""
    applicant_address: str = ""
    phone: str = ""
    email: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    signer_role: str = "guide"
    signer_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalValues(Sheet):
    """Form 03. The reasons are of law or of substance, never a technical error."""

    intake_unit_name: str
    applicant_name: str
    request_content: str
    reasons: tuple[str, ...]
    received_by: str
    dossier_code: str = ""
    applicant_id_no: str = ""
    applicant_address: str = ""
    phone: str = ""
    email: str = ""
    filed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologyValues(Sheet):
    """Form 04. Signed by the head of the resolving agency; the new date has no hour on the model."""

    dossier_code: str
    addressee: str
    agency_name: str
    received_on: date
    procedure_name: str
    applicant_name: str
    original_due_at: datetime
    reason: str
    new_due_on: date
    signed_by: str
    applicant_id_no: str = ""
    #: the unit whose delay it is, where it is another than the one that writes
    fault_agency: str = ""
    signer_title: str = ""
    #: signed before the date: it will be missed, it is not missed yet
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNoticeValues(Sheet):
    """Form 05 of edition 2025: stopped at the applicant's own request, before any result exists."""

    dossier_code: str
    intake_unit_name: str
    applicant_name: str
    procedure_name: str
    received_at: datetime
    reason: str
    signed_by: str
    requested_on: date | None = None
    applicant_id_no: str = ""
    applicant_address: str = ""
    phone: str = ""
    email: str = ""
    request_channel: str = ""
    stage: str = ""
    papers_returned: tuple[str, ...] = ()
    fee_consequence: str = ""
    signer_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlipValues(Sheet):
    """Form 05 of 2018, 06 of 2025: a projection of the log, one block per hand-over."""

    dossier_code: str
    agency_name: str
    steps: tuple[Step, ...] = ()
    partner_agency: str = ""
    received_at: datetime | None = None
    due_at: datetime | None = None
    #: the moment of the last fact it tells
    told_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterValues(Sheet):
    """Form 06 of 2018, 07 of 2025: the register of a unit for a period."""

    entries: tuple[Entry, ...] = ()
    field_name: str = ""
    period_start: date | None = None
    period_end: date | None = None
    volume: str = ""


SHEETS: dict[Form, type[Sheet]] = {
    Form.RECEIPT: ReceiptValues,
    Form.SUPPLEMENT_REQUEST: SupplementRequestValues,
    Form.REFUSAL: RefusalValues,
    Form.APOLOGY_EXTENSION: ApologyValues,
    Form.STOP_NOTICE: StopNoticeValues,
    Form.CONTROL_SLIP: ControlSlipValues,
    Form.REGISTER: RegisterValues,
}
