"""Whatever is held before the scanner, or typed at the start: a slip, a number, a booking, the code of a procedure."""

from __future__ import annotations

import re

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.doors.kiosk import device, halls, lookups
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who

#: what each QR code of ours ends in
_BOOKING = re.compile(r"/dat-lich/(?P<code>\w{4,12})/?$", re.ASCII)
_NUMBER = re.compile(r"/so/(?P<ticket>[\w.-]{1,60})/(?P<secret>\w{1,20})/?$", re.ASCII)
_PROCEDURE = re.compile(r"(?:/thu-tuc/|^)(?P<code>\d\.\d{6}[\w.]{0,20})/?$", re.ASCII)


@require_POST
@who(CITIZEN)
@never_cache
def scan(request: Request, counter: str) -> HttpResponse:
    """To the page of what was shown; what is none of these is looked up as a dossier."""
    unit, typed = device.hall(request, counter), request.POST.get("ma", "").strip()[:300]
    if found := _BOOKING.search(typed):
        device.must_stand_in(request, unit)
        return halls.checked_in(request, unit, found["code"])
    if found := _NUMBER.search(typed):
        return HttpResponseRedirect(reverse("kiosk:drawn", args=[unit.code, found["ticket"], found["secret"]]))
    if found := _PROCEDURE.search(typed):
        return HttpResponseRedirect(reverse("kiosk:procedure", args=[unit.code, found["code"]]))
    return lookups.looked_up(request, unit)
