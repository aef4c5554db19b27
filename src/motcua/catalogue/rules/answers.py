"""What an answer of each kind must be, wherever it is typed: each failure a sentence that names its question.

How a person's name is written, and how far back an event may lie, is data: "answers" in data/forms.json.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from motcua.catalogue.rules.forms import writing
from motcua.catalogue.terms.content import FieldKind, FormField
from motcua.documents.rules.letters import undrawable
from motcua.kernel.text import Text

IDENTITY = re.compile(r"(?!0+$)(\d{9}|\d{12})")
PHONE = re.compile(r"0\d{9,10}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")

EMPTY = Text("hãy trả lời câu này.", "please answer this.")
TOO_LONG = Text("dài quá {0} chữ; hãy viết gọn lại.", "longer than {0} characters; please shorten it.")
NO_NAME = Text("hãy ghi tên bằng chữ.", "write the name in letters.")
NOT_IN_A_NAME = Text(
    "tên người chỉ có chữ cái, dấu cách, gạch nối, dấu nháy và dấu chấm; hãy bỏ “{0}”.",
    "a person's name has letters, blanks, hyphens, apostrophes and dots only; take out “{0}”.",
)
NOT_ON_PAPER = Text(
    "“{0}” không in được trên giấy; hãy bỏ, hoặc viết bằng chữ Latinh như trên hộ chiếu.",
    "“{0}” cannot be printed; take it out, or write it in Latin letters as in a passport.",
)
BAD_ID = Text(
    "gồm 12 chữ số (hoặc 9 với chứng minh cũ), không toàn số 0.",
    "12 digits (9 on old cards), not all zeros.",
)
BAD_PHONE = Text("gồm 10 chữ số, bắt đầu bằng 0.", "10 digits that begin with 0.")
BAD_EMAIL = Text("viết như ten@noi.vn.", "write it like name@place.vn.")
BAD_DATE = Text("ngày không đúng. Ví dụ 05/09/2026.", "this is no date. For example 05/09/2026.")
AHEAD = Text("ngày này chưa đến; hãy xem lại năm.", "this day lies ahead; look at the year again.")
LONG_AGO = Text("năm này quá xa; hãy xem lại năm.", "this year is too long ago; look at it again.")
BEYOND = Text("ghi số từ {0} đến {1}.", "a number from {0} to {1}.")
BAD_NUMBER = Text("chỉ ghi chữ số.", "digits only.")
BAD_CHOICE = Text("hãy chọn một trong các câu trả lời có sẵn.", "choose one of the answers offered.")


def wrong_among(fields: Iterable[FormField], given: Mapping[str, str], today: date) -> dict[str, Text]:
    """What is wrong with the answers to a form, by question, as seen on that day."""
    found = ((field, wrong(field, given[field.id], today, needed=_needed(field, given))) for field in fields)
    return {field.id: said for field, said in found if said}


def wrong(field: FormField, value: str, today: date, *, needed: bool = False) -> Text | None:
    """What is wrong with an answer to a question of a form, as seen on that day; None when nothing is. needed: another
    answer makes it obligatory."""
    said = EMPTY if needed and not value else _wrong(field, value, today)
    return _named(Text(field.vi, field.en), said)


def _needed(field: FormField, given: Mapping[str, str]) -> bool:
    return any(given.get(other) in answers for other, answers in field.needed_when.items())


def wrong_name(label: Text, name: str) -> Text | None:
    """What is wrong with the name of a person; None when nothing is. Organisations are named as they are registered."""
    return _named(label, _wrong_name(name))


def wrong_words(label: Text, words: str) -> Text | None:
    """What is wrong with words that are to stand on a paper; None when nothing is."""
    return _named(label, _wrong_words(words))


def _named(label: Text, said: Text | None) -> Text | None:
    return Text(f"{label.vi}: {said.vi}", f"{label.en}: {said.en}") if said else None


def _with(words: Text, *values: object) -> Text:
    return Text(words.vi.format(*values), words.en.format(*values))


def _wrong(field: FormField, value: str, today: date) -> Text | None:
    if not value:
        return EMPTY if field.required else None
    if len(value) > field.longest:
        return _with(TOO_LONG, field.longest)
    match field.kind:
        case FieldKind.DATE:
            return _wrong_day(field, value, today)
        case FieldKind.NUMBER:
            return _wrong_number(field, value)
        case FieldKind.CHOICE:
            return None if value in {c.value for c in field.choices} else BAD_CHOICE
        case kind:
            return _BY_KIND[kind](value)


def _wrong_words(words: str) -> Text | None:
    signs = undrawable(words)
    return _with(NOT_ON_PAPER, signs) if signs else None


def _wrong_name(name: str) -> Text | None:
    how = writing().name
    letters = [c for c in unicodedata.normalize("NFC", name) if unicodedata.category(c)[0] in how.categories]
    others = dict.fromkeys(c for c in name if unicodedata.category(c)[0] not in how.categories and c not in how.signs)
    if others:
        return _with(NOT_IN_A_NAME, "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in others))
    if not letters:
        return NO_NAME
    return _with(TOO_LONG, how.longest) if len(name) > how.longest else _wrong_words(name)


def _wrong_day(field: FormField, value: str, today: date) -> Text | None:
    found = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", value)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1])) if found else None
    except ValueError:
        day = None
    if day is None:
        return BAD_DATE
    return wrong_event(day, today) if field.past else None


def wrong_event(day: date, today: date) -> Text | None:
    """What is wrong with the day of a birth, a death or another thing that has happened, unnamed; None for nothing."""
    if day.year < writing().oldest:
        return LONG_AGO
    return AHEAD if day > today else None


def _wrong_number(field: FormField, value: str) -> Text | None:
    if not re.fullmatch(r"[0-9]+([.,][0-9]+)?", value):
        return BAD_NUMBER
    number = Decimal(value.replace(",", "."))
    low, high = field.least, field.most
    if (low is not None and number < low) or (high is not None and number > high):
        return _with(BEYOND, low or 0, high or "…")
    return None


_BY_KIND: dict[FieldKind, Callable[[str], Text | None]] = {
    FieldKind.TEXT: _wrong_words,
    FieldKind.LONG: _wrong_words,
    FieldKind.NAME: _wrong_name,
    FieldKind.IDENTITY: lambda value: None if IDENTITY.fullmatch(value) else BAD_ID,
    FieldKind.PHONE: lambda value: None if PHONE.fullmatch(value) else BAD_PHONE,
    FieldKind.EMAIL: lambda value: None if EMAIL.fullmatch(value) else BAD_EMAIL,
    FieldKind.YES_NO: lambda value: None if value in {"yes", "no"} else BAD_CHOICE,
}
