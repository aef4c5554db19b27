"""Tell applicants what no act of the log tells: that nobody has answered yet, and who has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.dossiers.record import ask
from motcua.dossiers.rules import sentences
from motcua.notices import operations as notices
from motcua.notices import rules
from motcua.notices.terms import Telling

TEMPLATE = "unanswered"
_FILES = "select id, code, applicant::text, version_id from dossiers_dossier where id = any($1::bigint[])"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A filing without an answer. since: from when it waits; at: when its applicant is owed word; who has it."""

    dossier: int
    since: datetime
    at: datetime
    unit: int
    holder: str
    phone: str


def tell_unanswered(waiting: Sequence[Waiting]) -> int:
    """Owe each applicant the name and telephone of who has it; once for each wait. Returns how many were given."""
    files = {row[0]: row for row in ask(_FILES, [[one.dossier for one in waiting]])}
    units = directory.register().units
    return notices.tell(_telling(one, files[one.dossier], units[one.unit]) for one in waiting)


def _telling(one: Waiting, file: tuple[Any, ...], unit: directory.UnitView) -> Telling:
    _, code, applicant, version = file
    values: dict[str, Any] = {
        "code": code, "procedure": catalogue.version(version).name, "at": sentences.clock(one.since), "due": "",
        "reason": "", "holder": f"{one.holder}, {unit.name}" if one.holder else unit.name,
        "phone": one.phone or _phone(one),
    }  # fmt: skip
    key = f"{code}-{TEMPLATE}-{int(one.since.timestamp())}"
    return Telling(key, code, TEMPLATE, one.at, values, rules.addresses(orjson.loads(applicant)))


def _phone(one: Waiting) -> str:
    """Of the unit, or of the nearest one above that has one."""
    tree = directory.tree(day_of(one.at))
    return next((u.phone for u in (tree.unit(one.unit), *tree.ancestors(one.unit)) if u.phone), "")
