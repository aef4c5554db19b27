"""What stands on a result: the words of its kind filled from the dossier. Pure; frozen into the fact that issues it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.calendars.terms import ZONE
from motcua.directory.terms import Level, UnitView
from motcua.dossiers.terms import Held, ResultKind

#: levels whose agency is a People's Committee
COMMITTEES = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
_BRACED = re.compile(r"\{([a-z_|]+)(\?)?\}")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
#: stands where a paragraph knows nothing, to be seen and mended before anybody signs
UNKNOWN = "……………"


def known(held: Held, answers: Mapping[str, str], procedure: str, agency: UnitView, on: date) -> dict[str, str]:
    """Everything the words of a kind may ask for. answers: of the electronic form, in words."""
    person = held.applicant
    return {name: _day(str(value)) for name, value in answers.items()} | {
        "applicant": person["name"], "id_no": person.get("id_no", ""), "address": person.get("address", ""),
        "subject": held.subject, "procedure": procedure, "procedure_lower": procedure[:1].lower() + procedure[1:],
        "code": held.code, "agency": agency.name, "agency_symbol": symbol_of(agency), "year": str(on.year),
        "day": f"{on:%d/%m/%Y}", "filed_on": f"{held.submitted_at.astimezone(ZONE):%d/%m/%Y}",
        "papers": "; ".join(p["name"] for p in held.papers),
    }  # fmt: skip


def _day(value: str) -> str:
    found = _DAY.fullmatch(value)
    return "/".join(reversed(found.groups())) if found else value


def symbol_of(agency: UnitView) -> str:
    """The agency in a number: UBND for a People's Committee, else its initials."""
    if agency.level in COMMITTEES:
        return "UBND"
    return "".join(word[0].upper() for word in agency.name.split() if word[0].isalpha())


def formal(name: str) -> str:
    """An agency as it stands above its papers: nothing shortened."""
    return f"Ủy ban nhân dân {name[5:]}" if name.startswith("UBND ") else name


def names(words: str) -> tuple[str, ...]:
    """What the braces ask for."""
    return tuple(name for match in _BRACED.finditer(words) for name in match[1].split("|"))


def filled(words: str, said: Mapping[str, str], unknown: str = "") -> str:
    """The words with their braces filled: {a|b} by the first that is known."""

    def one(match: re.Match[str]) -> str:
        return next((said[name] for name in match[1].split("|") if said.get(name)), unknown)

    return _BRACED.sub(one, words)


def body(kind: ResultKind, said: Mapping[str, str]) -> dict[str, Any]:
    """Title, abstract and body as the template draws them."""
    return {
        "title": kind.title, "shape": kind.shape.value, "abstract": abstract(kind, said) if kind.show_abstract else "",
        "addressee": filled(kind.addressee, said),
        "lines": [
            {"label": label, "value": filled(words, said)}
            for label, words in kind.lines if "?" not in words or filled(words, said)
        ],
        "paragraphs": [filled(words, said, UNKNOWN) for words in kind.paragraphs],
        "basis": [filled(words, said, UNKNOWN) for words in kind.basis],
        "recipients": [filled(words, said, UNKNOWN) for words in kind.recipients],
    }  # fmt: skip


def abstract(kind: ResultKind, said: Mapping[str, str]) -> str:
    """Trích yếu: one line for the register."""
    return filled(kind.abstract, said)[:300]


def valid_until(on: date, months: int) -> date:
    """The last day of so many months: the same day of a later month, or that month's last."""
    year, month = divmod(on.month - 1 + months, 12)
    return date(on.year + year, month + 1, min(on.day, monthrange(on.year + year, month + 1)[1]))


def authority(title: str, collective: bool) -> tuple[str, ...]:
    """Quyền hạn, chức vụ above the signature. A deputy signs for the head (KT.), not in an own name; the head of a
    People's Committee in its name (TM.) where the matter is the committee's."""
    office = re.split(r"\s+(?:UBND|Ủy ban|HĐND|Sở|Ban)\b", title, maxsplit=1)[0].strip() or title
    if office.lower().startswith("phó "):
        head = office[4:]
        return (f"KT. {head}", office)
    if collective and office.lower() == "chủ tịch":
        return ("TM. Ủy ban nhân dân", office)
    return (office,)
