"""The legal forms as they stood when they went out: values frozen into the event that issued them.

Keys are the fields of documents.terms' sheets; documents.operations.render draws them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from motcua.calendars.terms import ZONE, Amount, Unit, day_of
from motcua.directory.rules.tree import Tree
from motcua.documents import rules as forms
from motcua.documents.terms import Form
from motcua.dossiers.terms import Held

Values = dict[str, Any]

#: how a result is fetched, in the words of the receipt
DELIVERIES = {
    "counter": "Bộ phận Tiếp nhận và Trả kết quả",
    "post": "Dịch vụ bưu chính công ích",
    "online": "Trực tuyến",
}

_UNITS = {
    Unit.DAY: "ngày làm việc",
    Unit.HOUR: "giờ làm việc",
    Unit.CALENDAR_DAY: "ngày",
    Unit.MONTH: "tháng",
    Unit.ELAPSED: "giờ",
}


def limit_text(amount: Amount) -> str:
    """A limit in the words of the receipt: "05 ngày làm việc"."""
    if amount.unit is Unit.SAME_DAY:
        return "trong ngày làm việc"
    count = f"{int(amount.count):02d}" if amount.count == int(amount.count) else f"{float(amount.count):g}"
    return f"{count.replace('.', ',')} {_UNITS[amount.unit]}"


def form_no(form: Form, n: int | None, intake: datetime) -> str:
    """Number and symbol in the edition of the day of intake; "" where that edition has none."""
    return forms.number(form, forms.edition_on(day_of(intake)), n) if n else ""


def control_no(receipt_no: str, intake: datetime) -> str:
    """The control slip goes with the receipt, one of each to a dossier: it bears the receipt's number under its own
    symbol."""
    n, _, _ = receipt_no.partition("/")
    return form_no(Form.CONTROL_SLIP, int(n), intake) if n.isdigit() else ""


def exists(form: Form, intake: datetime) -> bool:
    """Whether the edition of that day has such a form (the stop notice came with the 2025 edition)."""
    edition = forms.edition_on(day_of(intake))
    return form in next(e for e in forms.editions() if e.edition is edition).forms


def heading(tree: Tree, unit: int, at: datetime, number: str) -> Values:
    """What stands above every form: the issuing unit, the agency over it, place, date and number."""
    issuing, agency = tree.unit(unit), tree.agency(unit)
    return {
        "unit_name": issuing.name, "parent_agency": agency.name if agency.id != unit else "",
        "place": tree.place(unit), "form_date": at.astimezone(ZONE).date(), "number": number, "hotline": issuing.phone,
    }  # fmt: skip


def who(held: Held) -> Values:
    """The dossier and its applicant as every form names them."""
    person = held.applicant
    return {
        "dossier_code": held.code, "applicant_name": person["name"], "applicant_address": person["address"],
        "phone": person["phone"], "email": person["email"], "applicant_id_no": person["id_no"],
    }  # fmt: skip


def content(held: Held, procedure: str) -> str:
    """Nội dung yêu cầu giải quyết: the procedure, and the subject where there is one."""
    said = f"{procedure}: {held.subject}" if held.subject else procedure
    return f"{said} (thuộc bộ hồ sơ liên thông {held.bundle})" if held.bundle else said


def receipt(
    held: Held, procedure: str, amount: Amount, received: datetime, due: datetime, by: str, fees: str
) -> Values:
    """Form 01 without its heading. fees: what it says about the money, below the rule."""
    return who(held) | {
        "fee_text": fees, "request_content": content(held, procedure), "papers": rows(held), "set_count": 1,
        "principal": held.applicant["principal"] or None, "time_limit_text": limit_text(amount),
        "received_at": received.astimezone(ZONE), "due_at": due.astimezone(ZONE), "received_by": by,
        "result_delivery": DELIVERIES.get(held.delivery, held.delivery), "filed_by": held.applicant["name"],
    }  # fmt: skip


def rows(held: Held) -> list[Values]:
    """The papers as the receipt's table shows them; the form itself where none was listed."""
    given = [{"name": p["name"], "original": p["original"], "copy": p["copy"]} for p in held.papers]
    return given or [{"name": "Đơn, tờ khai theo mẫu", "original": 1, "copy": 0}]


def supplement_request(held: Held, procedure: str, wanted: list[tuple[str, str]], by: str, head: bool) -> Values:
    """Form 02 without its heading; a head signs once the dossier was accepted."""
    return who(held) | {
        "request_content": content(held, procedure), "signed_by": by, "signer_role": "head" if head else "guide",
        "contact_name": "" if head else by,
        "items": [{"content": paper, "reason": reason} for paper, reason in wanted],
    }  # fmt: skip


def refusal(held: Held, procedure: str, reasons: list[tuple[str, str]], by: str, ground: str = "") -> Values:
    """Form 03 without its heading. ground: the reason that lies in no single paper stands first."""
    said = [*([ground] if ground else []), *(f"{paper}: {why}" for paper, why in reasons)]
    return who(held) | {
        "request_content": content(held, procedure), "reasons": said,
        "received_by": by, "filed_by": held.applicant["name"],
    }  # fmt: skip


def apology(
    held: Held,
    procedure: str,
    agency: str,
    reason: str,
    new_due: date,
    by: str,
    title: str,
    *,
    ahead: bool,
    fault: str = "",
) -> Values:
    """Form 04 without its heading. The new date has no hour on the model. ahead: signed before the promised moment;
    fault: the unit whose delay it is, where it is another."""
    assert held.accepted_at and held.original_due_at, "only what was promised can be put off"
    return who(held) | {
        "addressee": held.applicant["name"], "agency_name": agency, "received_on": day_of(held.accepted_at),
        "procedure_name": procedure, "original_due_at": held.original_due_at.astimezone(ZONE), "reason": reason,
        "new_due_on": new_due, "signed_by": by, "signer_title": title, "ahead": ahead, "fault_agency": fault,
    }  # fmt: skip


def stop_notice(held: Held, procedure: str, reason: str, at: datetime, by: str, channel: str) -> Values:
    """Form 05 of 2025 without its heading."""
    assert held.accepted_at, "only what was accepted can be stopped"
    return who(held) | {
        "procedure_name": procedure, "received_at": held.accepted_at.astimezone(ZONE), "requested_on": day_of(at),
        "reason": reason, "signed_by": by, "request_channel": channel,
        "stage": "; ".join(t.name for t in held.tasks),
    }  # fmt: skip
