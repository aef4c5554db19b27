"""How numbers are written and found again: A012, H14.51.1-261121-A012, and the secret of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_CODE = re.compile(r"(?P<unit>[\w.]{1,40})-(?P<day>\d{6})-(?P<letter>[A-Z])(?P<number>\d{3,5})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """What the code of a number says."""

    unit: str
    day: date
    letter: str
    number: int


def label(letter: str, number: int) -> str:
    """As shown and called: A012."""
    return f"{letter}{number:03d}"


def code_of(unit: str, day: date, letter: str, number: int) -> str:
    """As found again: unit, day, label."""
    return f"{unit}-{day:%y%m%d}-{label(letter, number)}"


def read(code: str) -> Named | None:
    """What a code says; None when it is none."""
    found = _CODE.fullmatch(code.strip().upper())
    if found is None:
        return None
    try:
        day = datetime.strptime(found["day"], "%y%m%d").date()  # noqa: DTZ007 - a day, no moment
    except ValueError:
        return None
    return Named(found["unit"], day, found["letter"], int(found["number"]))


def spoken(label: str, window: int) -> str:
    """What the loudspeaker says: letter and number apart, without leading noughts."""
    return f"Mời số {label[0]} {int(label[1:])}, đến quầy số {window}"
