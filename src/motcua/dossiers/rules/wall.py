"""The wall clock of Việt Nam."""

from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


def day_of(at: datetime) -> date:
    """The day on the wall in Việt Nam."""
    return at.astimezone(ZONE).date()
