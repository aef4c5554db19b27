"""Việc cần quyết hôm nay: approve one at a time, or all that are ticked with a list to read first."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.doors.office import items
from motcua.dossiers.operations import decide
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

APPROVED = Text("Đã phê duyệt", "Approved")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one approval."""

    code: str
    done: bool
    words: Text | None = None


@who(Role.HEAD)
def approvals(request: Request) -> HttpResponse:
    """The agenda; POST shows the ticked ones to read, or approves what was read."""
    codes = list(dict.fromkeys(request.POST.getlist("code")))[: items.SIGNING]
    if request.method == "POST" and request.POST.get("do") == "read" and codes:
        chosen = [item for item in items.signing(request.actor, request.now) if item.code in codes]
        return render(request, "office/reading.html", {"signing": chosen})
    wanted = codes if request.method == "POST" and request.POST.get("do") == "approve" else []
    results = [_approve(request, code, request.POST.get(f"key-{code}")) for code in wanted]
    return _show(request, results)


@who(Role.HEAD)
@require_POST
def approve(request: Request, code: str) -> HttpResponse:
    """One result, approved where it stands in the list."""
    result = _approve(request, code, request.POST.get("key"))
    if not result.done:
        return _show(request, [result], status=409)
    messages.success(request, APPROVED.to(request.reader.language) + f" {code}.")
    return HttpResponseRedirect(reverse("office:approvals"))


def _approve(request: Request, code: str, key: str | None) -> Result:
    """One of many: a refusal is this row's result and hinders no other."""
    try:
        decide.approve(code=code, by=request.actor, at=request.now, key=key or None)
    except Refused as no:
        return Result(code, False, Text(no.vi, no.en))
    return Result(code, True)


def _show(request: Request, results: list[Result], status: int = 200) -> HttpResponse:
    found = items.agenda(request.actor, request.now)
    context = {name: getattr(found, name) for name in ("signing", "apologies", "soon")} | {"results": results}
    return render(request, "office/approvals.html", context, status=status)
