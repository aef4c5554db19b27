"""The day a console page looks at: today, unless the address asks for another (`ngay`)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from motcua.audit.terms import Topic
from motcua.doors.kit.request import Request


def today(request: Request) -> date:
    """The day on the wall in Việt Nam."""
    return timezone.localdate(request.now)


def asked(request: Request) -> date:
    """The day asked for; today where there is none or it cannot be read."""
    try:
        return date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return today(request)


def revision(request: Request) -> int:
    """Of the directory, as known to this request."""
    return request.revisions.get(Topic.DIRECTORY, 0)
