"""Codes, secrets, numbers of forms, and the words a dossier is found by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from motcua.dossiers.terms import Applicant
from motcua.kernel import tokens as secrets
from motcua.kernel.text import unaccented


@dataclass(frozen=True, slots=True)
class Numbering:
    """One way of making codes: the date's format and how many digits the running number has at least."""

    stamp: str
    digits: int


#: domain 04 section 5.3: TT 01/2018, and the long form used with TT 03/2025 by centralised systems
NUMBERINGS = {"2018": Numbering("%y%m%d", 4), "2025": Numbering("%Y%m%d", 7)}

#: which numbering holds from which day; a row added here changes codes given from that day on and none before
SCHEDULE: tuple[tuple[date, str], ...] = ((date.min, "2018"),)

_TOKEN = re.compile("[a-z0-9]+")


def numbering_on(day: date, schedule: tuple[tuple[date, str], ...] = SCHEDULE) -> Numbering:
    """The numbering in force on a day."""
    return NUMBERINGS[max(row for row in schedule if row[0] <= day)[1]]


def code_of(unit_code: str, day: date, n: int, numbering: Numbering | None = None) -> str:
    """<unit's official code>-<day>-<running number>, e.g. H26.103.25.7-250908-0001."""
    how = numbering or numbering_on(day)
    return f"{unit_code}-{day.strftime(how.stamp)}-{n:0{how.digits}d}"


def series_of_code(unit_code: str, day: date) -> str:
    """Name of the counter that numbers the codes of a unit on a day."""
    return f"code/{unit_code}/{day:%y%m%d}"


def series_of_form(form: str, unit: int, year: int) -> str:
    """Name of the counter that numbers one form of one unit (by id) in one year."""
    return f"{form}/{unit}/{year}"


def secret_of(code: str, key: str) -> str:
    """The look-up secret printed on the slip."""
    return secrets.token(code, key)


def is_secret_of(secret: str, code: str, key: str) -> bool:
    """Whether somebody who typed this holds the slip."""
    return secrets.matches(secret, code, key)


def folded(text: str) -> str:
    """Lower case without diacritics; đ is d."""
    if text.isascii():
        return text.lower()
    return unaccented(text.lower())


def words_of(code: str, applicant: Applicant, subject: str) -> str:
    """What a dossier is found by: folded words of code, name, id number, phone and subject."""
    return tokens(" ".join((code, applicant.name, applicant.id_no, applicant.phone, subject)))


def result_code(dossier: str, seq: int) -> str:
    """MaKetQua: names one electronic result for ever, wherever it is sent. seq: the fact that gave it."""
    return f"{dossier}-KQ{seq}"


def tokens(text: str) -> str:
    """Folded words and numbers with one blank between: H52.30-260304 is three of them."""
    return " ".join(_TOKEN.findall(folded(text)))
