"""The outbox: what waits, who carries, how quickly, what failed; try again or let it be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.doors.console.words import STANDINGS
from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.notices import access, operations, queries
from motcua.notices.terms import Carriage


@who(Role.ADMIN, Role.REFORM)
def outbox(request: Request) -> HttpResponse:
    """The whole outbox, for those who answer for the whole installation."""
    return _page(request)


@who(Role.ADMIN, Role.REFORM)
@require_POST
def retry(request: Request, message: int) -> HttpResponse:
    """Try a message again now."""
    return _do(request, operations.retry, Text("Sẽ gửi lại ngay.", "It is tried again now."), message=message)


@who(Role.ADMIN, Role.REFORM)
@require_POST
def retry_all(request: Request, channel: str) -> HttpResponse:
    """Try again everything given up by one way."""
    if channel not in set(Carriage):
        raise Http404
    again = Text("Sẽ gửi lại các tin đã bỏ.", "What was given up is tried again.")
    return _do(request, operations.retry_all, again, channel=Carriage(channel))


@who(Role.ADMIN, Role.REFORM)
@require_POST
def cancel(request: Request, message: int) -> HttpResponse:
    """Let a message be, for a reason."""
    reason = request.POST.get("reason", "")[:200]
    return _do(request, operations.cancel, Text("Đã hủy tin.", "Cancelled."), message=message, reason=reason)


def _do(request: Request, operation: Callable[..., object], done: Text, **said: Any) -> HttpResponse:
    try:
        operation(by=request.actor, at=request.now, **said)
    except NotYours:
        raise
    except Refused as no:
        return _page(request, wrong=Text(no.vi, no.en), status=409)
    messages.success(request, done.to(request.reader.language))
    return HttpResponseRedirect(reverse("console:outbox"))


def _page(request: Request, wrong: Text | None = None, status: int = 200) -> HttpResponse:
    access.must_mind(request.actor, request.now)
    context = {
        "queues": [(told.CHANNELS[q.channel], q) for q in queries.queues()],
        "providers": [(STANDINGS[p.standing], p) for p in queries.providers()],
        "days": [(told.CHANNELS[d.channel], d) for d in queries.days()],
        "troubled": [(told.moment(m), told.sentence(m), m) for m in queries.troubled()],
        "wrong": wrong,
        "now": request.now,
    }
    return render(request, "console/outbox.html", context, status=status)
