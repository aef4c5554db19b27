"""How an owed message becomes words, and which words may not be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter

from motcua.kernel.text import Text, in_english, unaccented
from motcua.notices.terms import TEMPLATES, Carriage, Letter, Template

#: values every message has, with what a preview puts there; the longest that can be, so that lengths are honest
SAMPLES = {
    "code": "H52.30.21-261121-0001",
    "procedure": "Đăng ký khai sinh",
    "at": "09:00 ngày 20/11/2026",
    "due": "17:00 ngày 24/11/2026",
    "reason": "Giấy chứng sinh: bản chụp mờ",
}
#: what an SMS may tell to anybody who reads over a shoulder: nothing of a person, nothing of their matter (A152)
IMPERSONAL = frozenset({"code", "at", "due"})
#: one message on an old phone; these signs count twice there
SMS_LENGTH, DOUBLE = 160, set("[]{}\\^~|")

_LINK = re.compile(r"https?:|www\.|//|\b[\w-]+\.(?:vn|com|net|org|gov|info|me|ly|app|link|top|xyz)\b", re.IGNORECASE)
_PERSONAL = re.compile(r"\S+@\S+|(?<!\d)\d{9}(?!\d)|(?<!\d)\d{12}(?!\d)")

NO_LINK = Text(
    "SMS không được có đường dẫn: người nhận không phân biệt được với tin lừa đảo. Hãy bỏ “{0}”.",
    "An SMS carries no link: nobody can tell it from fraud. Take out “{0}”.",
)
NOTHING_PERSONAL = Text(
    "SMS và tiêu đề không được có dữ liệu cá nhân. Hãy bỏ “{0}”; nội dung ấy chỉ dùng được trong thân thư.",
    "An SMS or a title carries nothing personal. Take out “{0}”; it may stand in the body of a letter only.",
)
UNKNOWN = Text(
    "Không có chỗ điền “{0}” trong tin này. Các chỗ điền dùng được: {1}.",
    "This message has no placeholder “{0}”. There are: {1}.",
)
NOT_READABLE = Text(
    "Dấu ngoặc nhọn chưa đúng: mỗi chỗ điền viết như {{code}}, không thêm gì trong ngoặc.",
    "The braces are wrong: a placeholder is written {{code}}, with nothing else inside.",
)
TOO_LONG = Text(
    "SMS dài {0} ký tự khi điền dữ liệu mẫu, nhiều nhất {1}. Hãy viết gọn lại.",
    "The SMS has {0} characters when filled in, at most {1}. Please shorten it.",
)
ACCENTS = Text(
    "SMS viết không dấu: máy cũ không đọc được chữ “{0}”, và tin có dấu chỉ chứa 70 ký tự.",
    "An SMS has no diacritics: old phones cannot read “{0}”, and a message with them holds 70 characters only.",
)
EMPTY = Text("Chưa điền.", "This is still empty.")
NO_CODE = Text(
    "Phải có chỗ điền {{code}} để người nhận biết là hồ sơ nào.",
    "It must have the placeholder {{code}}, so that the reader knows which dossier it is.",
)

UNREADABLE = Text(
    "Có ký tự không hiển thị được; hãy gõ lại câu này.", "It has signs that cannot be shown; type it again."
)
TOO_MUCH = Text("Dài quá {0} ký tự; hãy viết gọn lại.", "Longer than {0} characters; please shorten it.")

#: the fields of a wording, as a form names them
LONGEST = {"title": 200, "body": 4000, "short": 300}
FIELDS = ("title_vi", "title_en", "body_vi", "body_en", "short")


def letter(wording: Template, channel: str, values: Mapping[str, str]) -> Letter:
    """The message in Vietnamese with English below; by SMS and Zalo the short form alone, which says nothing personal.

    Raises KeyError or ValueError for a wording that these values cannot fill.
    """
    title = " ".join(wording.title.vi.format_map(values).split())
    if channel == Carriage.SMS:
        return Letter("", unaccented(wording.short.format_map(values)))
    if channel == Carriage.ZALO:
        return Letter(title, wording.short.format_map(values))
    english = in_english(wording.body.en.format_map(values))
    return Letter(title, f"{wording.body.vi.format_map(values)}\n\n{english}\n")


def title(name: str, values: Mapping[str, str]) -> Text:
    """What a message is about, in a line that says nothing personal: its shipped title."""
    try:
        words = TEMPLATES[name].title
        return Text(words.vi.format_map(values), in_english(words.en.format_map(values)))
    except KeyError:
        return Text(name, name)


def written(name: str, texts: Mapping[str, str]) -> Template:
    """The shipped template with other words, by FIELDS."""
    shipped = TEMPLATES[name]
    return Template(
        Text(texts["title_vi"], texts["title_en"]), Text(texts["body_vi"], texts["body_en"]), texts["short"],
        by_law=shipped.by_law, supersedes=shipped.supersedes,
    )  # fmt: skip


def texts(wording: Template) -> dict[str, str]:
    """The words of a template, by FIELDS."""
    return dict(zip(FIELDS, (*wording.title, *wording.body, wording.short), strict=True))


def samples(name: str) -> dict[str, str]:
    """What a preview fills the placeholders of a message with."""
    known = _named("\n".join(texts(TEMPLATES[name]).values())) or frozenset()
    return {place: f"<{place}>" for place in sorted(known - SAMPLES.keys())} | SAMPLES


def problems(name: str, said: Mapping[str, str]) -> dict[str, Text]:
    """What is wrong with words for a message, by field; empty when they may be used."""
    found = ((field, _problem(name, field, said.get(field, ""))) for field in FIELDS)
    return {field: words for field, words in found if words is not None}


def _problem(name: str, field: str, said: str) -> Text | None:
    return _unreadable(field, said) or _unfillable(name, field, said) or _unsuitable(name, field, said)


def _unreadable(field: str, said: str) -> Text | None:
    if not said.strip():
        return EMPTY
    if any(not sign.isprintable() and sign != "\n" for sign in said):
        return UNREADABLE
    if len(said) > (most := LONGEST[field.partition("_")[0]]):
        return _say(TOO_MUCH, most)
    return None


def _unfillable(name: str, field: str, said: str) -> Text | None:
    """A placeholder that has no value, or lacks."""
    named = _named(said)
    if named is None:
        return Text(NOT_READABLE.vi.format(), NOT_READABLE.en.format())
    if strange := named - samples(name).keys():
        return _say(UNKNOWN, min(strange), ", ".join(f"{{{place}}}" for place in samples(name)))
    if "code" not in named and "code" in (_named(texts(TEMPLATES[name])[field]) or ()):
        return Text(NO_CODE.vi.format(), NO_CODE.en.format())
    return None


def _unsuitable(name: str, field: str, said: str) -> Text | None:
    """What an SMS or a title may not hold; a letter's body may."""
    if field.startswith("body"):
        return None
    return _personal(name, field, said) or (_unfit(name, said) if field == "short" else None)


def _personal(name: str, field: str, said: str) -> Text | None:
    """What may not be read over a shoulder; the shipped words of the same field are taken for reviewed."""
    named = _named(said) or frozenset()
    reviewed = _named(texts(TEMPLATES[name])[field]) or frozenset()
    if named - IMPERSONAL - reviewed:
        return _say(NOTHING_PERSONAL, f"{{{min(named - IMPERSONAL - reviewed)}}}")
    if personal := _PERSONAL.search(said):
        return _say(NOTHING_PERSONAL, personal[0])
    if link := _LINK.search(said):
        return _say(NO_LINK, link[0])
    return None


def _unfit(name: str, said: str) -> Text | None:
    """Why old phones could not show it as one message."""
    if strange := next((sign for sign in said if not sign.isascii()), ""):
        return _say(ACCENTS, strange)
    length = sms_length(unaccented(said.format_map(samples(name))))
    return _say(TOO_LONG, length, SMS_LENGTH) if length > SMS_LENGTH else None


def sms_length(said: str) -> int:
    """How many signs it takes in the alphabet of old phones."""
    return sum(2 if sign in DOUBLE else 1 for sign in said)


def _named(said: str) -> frozenset[str] | None:
    """The placeholders of a text; None when its braces cannot be read or hold more than a name."""
    try:
        return frozenset(_places(said))
    except ValueError:
        return None


def _places(said: str) -> Iterator[str]:
    for _, name, form, conversion in Formatter().parse(said):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(name)
        yield name


def _say(words: Text, *values: object) -> Text:
    return Text(words.vi.format(*values), words.en.format(*values))
