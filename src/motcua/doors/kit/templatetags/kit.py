"""Tags and filters every page has: words in two languages, formats, components. Loaded by default."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.loader import get_template
from django.utils import translation
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from motcua.doors.kit import assets, drawing, formats, lines, states
from motcua.doors.kit.promise import Strip, paper
from motcua.kernel.text import Text
from motcua.workflow.rules import words as amounts

register = template.Library()


#: beside the words of the strip, for those who do not see its colour
ICONS = {"late": "▲", "paused": "❚❚", "done": "✓", "soon": "◆", "calm": "●", "closed": "■"}


def _language() -> str:
    return "en" if translation.get_language() == "en" else "vi"


class Words(template.Node):
    """Words in the reader's language; written out at once when both are plain, for a page has dozens of them."""

    def __init__(self, vi: FilterExpression, en: FilterExpression | None, name: str) -> None:
        self.vi, self.en, self.name = vi, en, name
        both = [x.var for x in (vi, en) if x is not None and not x.filters and isinstance(x.var, str)]
        self.plain = Text(*both) if len(both) == 2 else None

    def render(self, context: template.Context) -> str:
        """The words, or nothing when they were to be kept under a name."""
        words = self.plain or self._resolved(context)
        said = conditional_escape(words.to(_language()))
        if not self.name:
            return said
        context[self.name] = said
        return ""

    def _resolved(self, context: template.Context) -> Text:
        vi = self.vi.resolve(context)
        if isinstance(vi, Text):
            return vi
        return Text(vi, self.en.resolve(context) if self.en else vi)


@register.tag
def t(parser: Parser, token: Token) -> Words:
    """{% t "Tiếng Việt" "English" %}, {% t text %} with a kernel Text; {% t … as name %} keeps it."""
    _, *bits = token.split_contents()
    name = ""
    if len(bits) > 2 and bits[-2] == "as":
        *bits, _, name = bits
    if not 1 <= len(bits) <= 2:
        raise template.TemplateSyntaxError("{% t %} takes Vietnamese words and English ones beside them.")
    return Words(parser.compile_filter(bits[0]), parser.compile_filter(bits[1]) if len(bits) == 2 else None, name)


@register.filter
def words(text: Text) -> str:
    """A kernel Text in the reader's language."""
    return text.to(_language())


@register.simple_tag
def asset(path: str) -> str:
    """Address of a static file with its content's mark, so that it may be kept for a year."""
    return assets.address(path)


@register.simple_tag
def sealed_line(code: str, line: str) -> str:
    """The words of a line as a link to a task about the dossier carries them."""
    return lines.sealed(code, str(line))


@register.filter
def number(value: int | float | Fraction, places: int = 0) -> str:
    """13.520; a dash for nothing known."""
    return "–" if value is None else formats.number(value, places)


@register.filter
def amount(value: Fraction) -> str:
    """A count of days that may be a part of one: 1 · 0,5."""
    return formats.amount(Fraction(value))


@register.filter
def percent(part: int | float | Fraction, whole: int | None = None) -> str:
    """98,42%; with an argument, its share of that."""
    return formats.percent(part, whole)


@register.filter
def money(dong: int) -> str:
    """1.250.000 đ."""
    return formats.money(dong)


@register.filter
def day(value: date | datetime | None) -> str:
    """05/09/2026."""
    return formats.day(value) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """07:30."""
    return formats.clock(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """07:30 ngày 05/09/2026."""
    return formats.moment(value, _language()) if value else ""


@register.filter
def full(value: datetime | None) -> str:
    """07:30 ngày 05/09/2026 (thứ Bảy)."""
    return formats.full(value, _language()) if value else ""


@register.filter
def weekday(value: date | datetime) -> str:
    """thứ Bảy."""
    return formats.weekday(value, _language())


@register.filter
def spoken(limit: object) -> str:
    """A time limit in words: 5 ngày làm việc, trong ngày."""
    return amounts.spoken(str(limit)).to(_language())


@register.filter
def lasting(span: timedelta | None) -> str:
    """2 ngày 3 giờ; a dash for nothing known."""
    return formats.lasting(span, _language()) if span is not None else "–"


@register.filter
def octets(value: int) -> str:
    """1,2 MB."""
    return formats.size(value)


@register.filter
def get(mapping: Mapping[str, Any], key: str) -> Any:
    """The value under a key that is not a Python name; None when there is none."""
    return mapping.get(key)


@register.simple_tag
def promise(strip: Strip, small: bool = False) -> SafeString:
    """The promise strip; small: the line and the words only, for rows of a list."""
    return _small(strip, _language()) if small else _strip(strip, _language(), small=False)


@lru_cache(maxsize=4096)
def _small(strip: Strip, language: str) -> SafeString:
    """Lists show the same strips again and again."""
    return _strip(strip, language, small=True)


def _strip(strip: Strip, language: str, *, small: bool) -> SafeString:
    said = {
        "strip": strip, "small": small, "line": drawing.line(strip, language), "icon": ICONS[strip.mood],
        "ledger": drawing.ledger(strip, language),
    }  # fmt: skip
    return SafeString(get_template("kit/promise.html").render(said))


@register.simple_tag
def promise_days(strip: Strip) -> SafeString:
    """The rows of the day-by-day table, where it stands open on a page of its own."""
    return drawing.ledger(strip, _language())


@register.simple_tag
def paper_name(form: str, number: str) -> str:
    """A paper that names a date, by name and number."""
    return paper(form, number).to(_language())


@register.filter
def times(value: float, factor: float) -> str:
    """For coordinates of a drawing."""
    return f"{value * factor:g}"


@register.inclusion_tag("kit/state.html")
def state(number: int) -> dict[str, Any]:
    """A national state (1 to 10) as icon, word and colour."""
    return {"state": states.of(number)}


@register.inclusion_tag("kit/state.html")
def colour(name: str) -> dict[str, Any]:
    """A colour of the forecast as icon, word and colour."""
    return {"state": states.COLOURS[name]}


@register.inclusion_tag("kit/field.html")
def field(
    name: str,
    label: str,
    value: str = "",
    error: str = "",
    hint: str = "",
    kind: str = "text",
    required: bool = True,
    mark: str | None = None,
    **attributes: str,
) -> dict[str, Any]:
    """A labelled input with hint and error; `kind`: text, tel, email, date, number, password, textarea.

    mark: where the value came from, when nobody typed it here.
    Further keywords become attributes: autocomplete, inputmode, width (characters), rows.
    """
    width = attributes.pop("width", "")
    rows = attributes.pop("rows", "4")
    extra = {k.replace("_", "-"): v for k, v in attributes.items() if v not in {"", None}}
    parts = {"hint": hint, "error": error, "mark": mark}
    described = " ".join(f"{name}-{part}" for part, said in parts.items() if said)
    return {
        "name": name, "label": label, "value": value, "error": error, "hint": hint, "kind": kind,
        "required": required, "mark": mark, "width": width, "rows": rows, "extra": extra, "described": described,
    }  # fmt: skip


@register.inclusion_tag("kit/choices.html")
def choices(
    name: str,
    label: str,
    options: list[tuple[str, str]],
    value: str = "",
    error: str = "",
    hint: str = "",
    kind: str = "radio",
    legend: str = "m",
) -> dict[str, Any]:
    """Radios (or checkboxes with kind="checkbox", value then a list) under one question."""
    chosen = {value} if isinstance(value, str) else set(value)
    return {
        "name": name, "label": label, "options": options, "chosen": chosen, "error": error, "hint": hint,
        "kind": kind, "legend": legend, "described": " ".join(
            x for x in (hint and f"{name}-hint", error and f"{name}-error") if x
        ),
    }  # fmt: skip


@register.inclusion_tag("kit/errors.html")
def errors(found: Mapping[str, str]) -> dict[str, Any]:
    """The summary of errors at the top of a form: {field: sentence}, each linked to its field."""
    return {"found": found}


@register.inclusion_tag("kit/pages.html")
def pages(at: int, last: int, query: str = "") -> dict[str, Any]:
    """Links to the pages of a long list; `query` is what else stands in the address, without the page."""
    near = [n for n in range(1, last + 1) if n in {1, last} or abs(n - at) <= 2]
    prefix = f"?{query}&trang=" if query else "?trang="
    return {"at": at, "last": last, "near": near, "prefix": prefix}
