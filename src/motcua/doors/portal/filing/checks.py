"""What must hold of what a person typed, each failure a sentence that says how to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from motcua.catalogue.terms import FieldKind, FormField
from motcua.kernel.text import Text

PERSON = ("name", "id_no", "address", "phone", "email")
LONGEST = {"name": 120, "id_no": 12, "address": 250, "phone": 20, "email": 120}
IDENTITY = re.compile(r"(?!0+$)(\d{9}|\d{12})")
PHONE = re.compile(r"0\d{9,10}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")

NO_NAME = Text("Hãy ghi họ và tên như trên giấy tờ tùy thân.", "Write your name as on your identity paper.")
MARKS = Text("Họ tên không có ký tự < >.", "A name has no < or >.")
BAD_ID = Text(
    "Số định danh có 12 chữ số (hoặc 9 với chứng minh cũ), không toàn số 0.",
    "The identity number has 12 digits (9 on old cards), not all zeros.",
)
NO_ADDRESS = Text("Hãy ghi nơi ở hiện nay.", "Write where you live now.")
BAD_PHONE = Text("Số điện thoại có 10 chữ số, bắt đầu bằng 0.", "A phone number has 10 digits and begins with 0.")
BAD_EMAIL = Text(
    "Thư điện tử có dạng ten@noi.vn. Có thể bỏ trống.", "An e-mail looks like name@place.vn. It may be left out."
)
EMPTY = Text("{0}: hãy trả lời câu này.", "{0}: please answer this.")
TOO_LONG = Text("Dài quá {0} chữ; hãy viết gọn lại.", "Longer than {0} characters; please shorten it.")
BAD_DATE = Text("Ngày không đúng. Ví dụ 05/09/2026.", "This is no date. For example 05/09/2026.")
AHEAD = Text("Ngày này chưa đến; hãy xem lại năm.", "This day lies ahead; look at the year again.")
LONG_AGO = Text("Năm này quá xa; hãy xem lại năm.", "This year is too long ago; look at it again.")
BEYOND = Text("Ghi số từ {0} đến {1}.", "A number from {0} to {1}.")
BAD_NUMBER = Text("Chỉ ghi chữ số.", "Digits only.")
BAD_CHOICE = Text("Hãy chọn một trong các câu trả lời có sẵn.", "Choose one of the answers offered.")

#: nobody files a matter about an event of an earlier year
OLDEST = 1900

Errors = dict[str, Text]


def person(typed: Mapping[str, str]) -> tuple[dict[str, str], Errors]:
    """The applicant's fields cleaned, and what is wrong with them by field."""
    clean = {name: " ".join(str(typed.get(name, "")).split()) for name in PERSON}
    clean["phone"] = re.sub(r"[ .\-]", "", clean["phone"]).replace("+84", "0", 1)
    clean["id_no"] = clean["id_no"].replace(" ", "")
    wrong: Errors = {}
    for name, holds, words in (
        ("name", bool(clean["name"]), NO_NAME),
        ("name", not set("<>") & set(clean["name"]), MARKS),
        ("id_no", bool(IDENTITY.fullmatch(clean["id_no"])), BAD_ID),
        ("address", bool(clean["address"]), NO_ADDRESS),
        ("phone", bool(PHONE.fullmatch(clean["phone"])), BAD_PHONE),
        ("email", not clean["email"] or bool(EMAIL.fullmatch(clean["email"])), BAD_EMAIL),
    ):
        if not holds:
            wrong[name] = words
        elif len(clean[name]) > LONGEST[name]:
            wrong[name] = _too_long(LONGEST[name])
    return clean, wrong


def answers(fields: tuple[FormField, ...], typed: Mapping[str, str], today: date) -> tuple[dict[str, str], Errors]:
    """The electronic form's answers cleaned, and what is wrong with them by field, as seen on that day."""
    clean = {f.id: str(typed.get(f.id, "")).strip() for f in fields}
    wrong = {f.id: words for f in fields if (words := _wrong(f, clean[f.id], today))}
    return clean, wrong


def _wrong(field: FormField, value: str, today: date) -> Text | None:
    if not value:
        return Text(EMPTY.vi.format(field.vi), EMPTY.en.format(field.en)) if field.required else None
    said = _too_long(field.longest) if len(value) > field.longest else _by_kind(field, value, today)
    return _named(field, said) if said else None


def _named(field: FormField, said: Text) -> Text:
    """The sentence with the name of its question: in the summary above a form it stands alone."""
    return Text(f"{field.vi}: {_lower(said.vi)}", f"{field.en}: {_lower(said.en)}")


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _by_kind(field: FormField, value: str, today: date) -> Text | None:
    match field.kind:
        case FieldKind.DATE:
            return _wrong_day(field, value, today)
        case FieldKind.NUMBER:
            return _wrong_number(field, value)
        case FieldKind.IDENTITY:
            return None if IDENTITY.fullmatch(value) else BAD_ID
        case FieldKind.PHONE:
            return None if PHONE.fullmatch(value) else BAD_PHONE
        case FieldKind.EMAIL:
            return None if EMAIL.fullmatch(value) else BAD_EMAIL
        case FieldKind.CHOICE:
            return None if value in {c.value for c in field.choices} else BAD_CHOICE
        case FieldKind.YES_NO:
            return None if value in {"yes", "no"} else BAD_CHOICE
        case _:
            return None


def _wrong_day(field: FormField, value: str, today: date) -> Text | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        return BAD_DATE
    if field.past and day.year < OLDEST:
        return LONG_AGO
    return AHEAD if field.past and day > today else None


def _wrong_number(field: FormField, value: str) -> Text | None:
    if not re.fullmatch(r"\d+([.,]\d+)?", value):
        return BAD_NUMBER
    number = Decimal(value.replace(",", "."))
    low, high = field.least, field.most
    if (low is not None and number < low) or (high is not None and number > high):
        return Text(BEYOND.vi.format(low or 0, high or "…"), BEYOND.en.format(low or 0, high or "…"))
    return None


def _too_long(longest: int) -> Text:
    return Text(TOO_LONG.vi.format(longest), TOO_LONG.en.format(longest))
