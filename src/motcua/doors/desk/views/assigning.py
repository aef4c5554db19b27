"""Phân công: what lies open in a head's units, who has it or nobody, and how much each person has already."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from motcua.doors.desk.acts.options import hand
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.work import queries as work


@who(Role.HEAD)
def assigning(request: Request) -> HttpResponse:
    """The list; what is ticked goes to one person, read first like everything done to many. Eight SQL."""
    shared, hands = work.to_share(request.actor, request.now)
    free = [one for one in shared if not one.holder]
    context = {
        "groups": [group for group in (("free", free), ("held", [one for one in shared if one.holder])) if group[1]],
        "hands": [(one, hand(one)) for one in hands], "free": len(free), "now": request.now,
    }  # fmt: skip
    return render(request, "desk/assigning.html", context)
