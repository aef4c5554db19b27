"""Days and moments in the words of official papers, on the wall clock of Việt Nam."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def day(on: date) -> str:
    """ "ngày 05 tháng 02 năm 2025": days below ten and months one and two with a leading nought (NĐ 30/2020)."""
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def moment(at: datetime) -> str:
    """ "08 giờ 05 phút, ngày 05 tháng 02 năm 2025"."""
    here = at.astimezone(ZONE)
    return f"{here:%H} giờ {here:%M} phút, {day(here.date())}"


def slashed(at: datetime) -> str:
    """ "08 giờ 05 phút, ngày 05/02/2025"."""
    return f"{at.astimezone(ZONE):%H giờ %M phút, ngày %d/%m/%Y}"


def day_and_month(at: datetime) -> str:
    """ "05/02"."""
    return f"{at.astimezone(ZONE):%d/%m}"


def short_day(on: date) -> str:
    """ "05/02/2025"."""
    return f"{on:%d/%m/%Y}"


def short_moment(at: datetime) -> str:
    """ "08:05 05/02/2025"."""
    return f"{at.astimezone(ZONE):%H:%M %d/%m/%Y}"
