"""What is missing or misspelt on the counter's form, beside its field. Shape only: the law is checked below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from motcua.catalogue.rules import answers
from motcua.doors.desk.counter import papers, preview
from motcua.doors.desk.counter.papers import Row
from motcua.doors.desk.counter.typed import Typed
from motcua.dossiers.rules.checks import is_person
from motcua.kernel.text import Text

#: 12 digits of the personal number, 9 of the old card, 10 or 13 of a tax code
NUMBERS = {9, 10, 12, 13}
PHONE = re.compile(r"^\+?[0-9 .]{8,15}$")
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")

Errors = dict[str, Text]


def arrival(typed: Typed, now: datetime) -> Errors:
    """The right column: a moment that lies behind us."""
    if typed.arrived and preview.arrival(typed, now) is None:
        return {"arrived": Text("Thư đến lúc: giờ và ngày đã qua.", "The letter came at: a moment in the past.")}
    return {}


def person(typed: Typed) -> Errors:
    """The left column."""
    found: Errors = {}
    if said := _name(typed):
        found["name"] = said
    if not is_number(typed.id_no):
        found["id_no"] = Text(
            "Số định danh: 12 số căn cước (hoặc 9 số cũ, mã số thuế 10 hay 13 số, số hộ chiếu).",
            "Identity number: 12 digits (or 9 of the old card, a tax code of 10 or 13, a passport number).",
        )
    if not typed.address:
        found["address"] = Text("Địa chỉ: hãy điền nơi cư trú hoặc trụ sở.", "Address: where they live or sit.")
    elif said := answers.wrong_words(Text("Địa chỉ", "Address"), typed.address):
        found["address"] = said
    return found | _contact(typed)


def _name(typed: Typed) -> Text | None:
    """A person is named as on the identity paper; an organisation as it is registered."""
    if not typed.name:
        return Text("Họ và tên: hãy điền như trên giấy tờ tùy thân.", "Name: as on the identity paper.")
    if is_person(typed.applicant()):
        return answers.wrong_name(Text("Họ và tên", "Name"), typed.name)
    return answers.wrong_words(Text("Tên tổ chức", "Organisation"), typed.name)


def is_number(typed: str) -> bool:
    """Whether it can be a person's, an organisation's or a passport's number."""
    if typed.isascii() and typed.isdigit():
        return len(typed) in NUMBERS
    return bool(re.fullmatch(r"[A-Z][0-9A-Z]{6,11}", typed.upper()))


def _contact(typed: Typed) -> Errors:
    found: Errors = {}
    if typed.phone and not PHONE.match(typed.phone):
        found["phone"] = Text("Số điện thoại: chỉ gồm chữ số, ví dụ 0912 345 678.", "Phone: digits only.")
    if typed.email and not EMAIL.match(typed.email):
        found["email"] = Text("Thư điện tử: viết như ten@vi-du.vn.", "E-mail: write it like name@example.org.")
    if typed.principal_id_no and not is_number(typed.principal_id_no):
        found["principal_id_no"] = Text("Số định danh người ủy quyền: 12 số.", "Principal's number: 12 digits.")
    return found


def middle(typed: Typed, rows: Sequence[Row], *, whole: bool) -> Errors:
    """The middle column; whole: every paper the procedure always asks for must be here."""
    if not typed.procedure:
        return {
            "query": Text("Chọn thủ tục: tìm rồi bấm vào tên thủ tục.", "Choose the procedure: search, then press.")
        }
    bad = papers.wrong(rows)
    if bad:
        return {"papers": Text(f"Số bản “{bad}”: gõ số từ 1 đến 99.", f"Copies “{bad}”: a number from 1 to 99.")}
    missing = [row.name for row in rows if row.missing]
    if whole and missing:
        return {"papers": _missing(missing)}
    return {}


def _missing(names: Sequence[str]) -> Text:
    listed = "; ".join(names)
    return Text(
        f"Chưa đánh dấu: {listed}. Nếu đã có thì đánh dấu, nếu khai thác từ cơ sở dữ liệu thì chọn bản điện tử, "
        "nếu thiếu thì bấm “Thiếu giấy tờ…” (F9).",
        f"Not ticked: {listed}. Tick it when it is here (electronic when taken from a database), or press F9.",
    )


def focus(typed: Typed, rows: Sequence[Row], *, chosen: bool, promised: bool) -> dict[str, str]:
    """The next thing missing: where the hands go. One name, mapped to "1"; a paper's is mapped to its place."""
    for name in ("id_no", "name", "address"):
        if not getattr(typed, name):
            return {name: "1"}
    if not (typed.phone or typed.passed or chosen):
        return {"phone": "1"}
    if not chosen:
        return {"query": "1"}
    if not promised:
        return {"competent": "1"}
    lacking = next((row for row in rows if row.missing), None)
    return {"paper": str(lacking.n)} if lacking else {"accept": "1"}
