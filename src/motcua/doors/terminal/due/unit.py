"""The calendar and counting mode of a unit: the one question that needs Django and a database."""

from __future__ import annotations

from datetime import date

from motcua.doors.terminal.due.asked import Office
from motcua.kernel.refused import Refused


def office_of(code: str, on: date | None) -> Office:
    """Calendar and mode of the unit with that code on a day (None: today). Raises Refused."""
    import django
    from django.core.management import CommandError
    from django.db import Error

    django.setup()
    from motcua.doors.terminal import running

    try:
        running.database()
        return _office(code, on)
    except (Error, CommandError) as problem:
        raise Refused(
            f"Không hỏi được đơn vị {code}: cơ sở dữ liệu chưa sẵn sàng ({problem}). Hãy chạy make demo-load.",
            f"The unit {code} cannot be looked up: the database is not ready. Run make demo-load.",
        ) from None


def _office(code: str, on: date | None) -> Office:
    from django.utils import timezone

    from motcua.calendars import queries as calendars
    from motcua.directory import queries as directory

    unit = directory.tree(on or timezone.localdate()).by_code(code).id
    return Office(calendars.of_unit(unit), calendars.mode_of_unit(unit))
