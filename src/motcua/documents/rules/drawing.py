"""From values to what the templates draw: every date in words, every row numbered, nothing left to reckon there."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from motcua.documents.rules import words
from motcua.documents.rules.editions import facts
from motcua.documents.rules.ledgers import ledger, total
from motcua.documents.rules.letters import drawable
from motcua.documents.terms import Edition, Form, Paper, Sheet
from motcua.documents.terms.values import ReceiptValues, RegisterValues
from motcua.kernel.refused import Refused

#: already on the form's label, hence not said twice
_OFFICES = ("Bộ phận Tiếp nhận và Trả kết quả", "Bộ phận Một cửa", "Trung tâm Phục vụ hành chính công")


#: papers that stay in the office: they carry nothing that opens the dossier to whoever finds them
_INNER = frozenset({Form.CONTROL_SLIP, Form.REGISTER})

#: rows of a register drawn at once: about ten seconds and half a gigabyte
MOST_ROWS = 3000

#: days a strip can show: about three months
_STRIP = 100


def drawn(form: Form, edition: Edition, values: Sheet) -> dict[str, Any]:
    """The plain dictionary a template reads: the values in words, and title, edition, rows made ready."""
    if isinstance(values, RegisterValues) and len(values.entries) > MOST_ROWS:
        raise _too_long(len(values.entries))
    page = {f.name: plain(getattr(values, f.name)) for f in dataclasses.fields(values)}
    page |= {
        "title": facts(form, edition).title,
        "edition": edition.value,
        "created": [values.form_date.year, values.form_date.month, values.form_date.day],
        "ledger": ledger(values.ledger),
        "ledger_total": total(values.ledger),
        "strip": _strip(values),
        "look_up": "" if form in _INNER else look_up(values),
        # beside the code in the corner, where whoever types it at a machine looks first
        "corner_secret": "" if form in _INNER else plain(values.tracking_secret),
    }
    if "intake_unit_name" in page:
        page["intake_unit_name"] = _without_office(page["intake_unit_name"])
    if isinstance(values, ReceiptValues):
        page["papers"] = [paper(p) for p in values.papers]
        page["copies"] = [values.copy] if values.copy else [1, 2]
    return page


def _strip(values: Sheet) -> list[bool]:
    """Day by day, whether it counts; empty when there is no promise to show or too many days to tell apart."""
    rows = sorted(values.ledger, key=lambda row: row.on)
    promised = isinstance(values, ReceiptValues) and len(rows) <= _STRIP
    return [row.counted > 0 for row in rows] if promised else []


def _too_long(rows: int) -> Refused:
    return Refused(
        f"Sổ có {rows} dòng, mỗi lần in nhiều nhất {MOST_ROWS} dòng. Hãy chọn kỳ ngắn hơn hoặc từng lĩnh vực.",
        f"The register has {rows} rows, {MOST_ROWS} at most are printed at once. Choose a shorter period or one field.",
    )


def plain(value: Any) -> Any:
    """A value as templates read it: text that our fonts can draw, days in words, records as dictionaries."""
    match value:
        case str():
            return drawable(value)
        case datetime():
            return {
                "long": words.moment(value),
                "slashed": words.slashed(value),
                "short": words.short_moment(value),
                "day": words.day_and_month(value),
            }
        case date():
            return {"long": words.day(value), "short": words.short_day(value)}
        case tuple():
            return [plain(v) for v in value]
        case _ if dataclasses.is_dataclass(value):
            return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        case _:
            return value


def _without_office(name: str) -> str:
    for office in _OFFICES:
        if name.casefold().startswith(office.casefold()) and len(name) > len(office):
            return name[len(office) :].strip()
    return name


def paper(row: Paper) -> dict[str, str]:
    """Name, kind and count of one paper as the table of the receipt shows them."""
    counted = [(row.original, "bản chính"), (row.copy, "bản sao")]
    held = [(n, kind) for n, kind in counted if n]
    kinds = ", ".join(kind if len(held) == 1 else _unbroken(f"{n} {kind}") for n, kind in held)
    kind = row.kind or kinds[:1].upper() + kinds[1:]
    return {"name": plain(row.name), "kind": plain(kind), "count": str(row.count or row.original + row.copy or 1)}


def _unbroken(words: str) -> str:
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def look_up(values: Sheet) -> str:
    """ "Tra cứu tại … Mã tra cứu …": how to follow the dossier without the QR; "" when nothing can be followed."""
    place = values.tracking_place or _host(values.tracking_url)
    code = getattr(values, "dossier_code", "")
    parts = [f"Tra cứu tại {place}." if place else "", f"Mã hồ sơ {code}." if place and code else ""]
    parts.append(f"Mã tra cứu {values.tracking_secret}." if values.tracking_secret else "")
    return drawable(" ".join(p for p in parts if p))


def address(form: Form, values: Sheet) -> str:
    """What the QR says: the tracking page, and after # (never sent to a server) procedure, applicant and form."""
    if not values.tracking_url or form in _INNER:
        return ""
    about = (values.procedure_code, getattr(values, "applicant_id_no", ""), form.value)
    return f"{values.tracking_url}#{';'.join(about)}"


def _host(url: str) -> str:
    bare = url.split("://", 1)[-1]
    host, _, path = bare.partition("/")
    return f"{host}/{path.split('/')[0]}" if path else host
