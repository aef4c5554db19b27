"""Moments on the wall clock of Việt Nam, and how people write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from motcua.kernel.refused import Refused

#: the wall clock: UTC+7 all year since 1975. A fixed offset needs no zone files and costs a tenth of a zone's.
ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

#: received later than this, same-day work may be returned on the next working day (Luật Hộ tịch 2014)
CUTOFF = time(15, 0)

_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?)(Z|[+-]\d\d:?\d\d)?", re.ASCII)
_TIME_FIRST = re.compile(r"(\d\d?)[:hg](\d\d)[, ]+(\d\d?)/(\d\d?)/(\d{4})", re.ASCII)
_DATE_FIRST = re.compile(r"(\d\d?)/(\d\d?)/(\d{4})[, ]+(\d\d?)[:hg](\d\d)", re.ASCII)


class BadMoment(Refused):
    """The words are no moment."""


def local(at: datetime) -> datetime:
    """The same moment on the wall clock of Việt Nam. A moment without zone is a programming error: ValueError."""
    if at.tzinfo is None:
        raise ValueError(f"{at!r} has no zone")
    return at.astimezone(ZONE)


def day_of(at: datetime) -> date:
    """The day on the wall in Việt Nam (not in UTC, which is another day before seven in the morning)."""
    return local(at).date()


def parse_moment(text: str) -> datetime:
    """Read 2026-02-12T09:00, 2026-02-12 09:00 (each with or without offset), 09:00 12/02/2026 or 12/02/2026 09:00.

    Without an offset it is the wall clock of Việt Nam. Raises BadMoment with a sentence.
    """
    text = text.strip()
    try:
        at = _read(text)
        return at.replace(tzinfo=ZONE) if at.tzinfo is None else at.astimezone(ZONE)
    except (ValueError, OverflowError):
        raise _bad(text) from None


def _read(text: str) -> datetime:
    if _ISO.fullmatch(text):
        return datetime.fromisoformat(text)
    if found := _TIME_FIRST.fullmatch(text):
        hour, minute, day, month, year = map(int, found.groups())
    elif found := _DATE_FIRST.fullmatch(text):
        day, month, year, hour, minute = map(int, found.groups())
    else:
        raise ValueError(text)
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def _bad(text: str) -> BadMoment:
    shown = text if len(text) <= 40 else text[:40] + "…"
    return BadMoment(
        f"Không hiểu thời điểm “{shown}”: hãy ghi ngày và giờ, như 2026-02-12T09:00 hoặc 09:00 12/02/2026.",
        f"“{shown}” is no moment: write day and time, such as 2026-02-12T09:00 or 09:00 12/02/2026.",
    )
