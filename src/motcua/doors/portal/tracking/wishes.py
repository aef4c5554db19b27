"""How the owner of a dossier wants to be told about it, from now on."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.doors.kit import told
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, who
from motcua.doors.portal.tracking import views
from motcua.kernel.text import Text
from motcua.notices import operations, queries

CHOOSE = Text("Hãy chọn một cách trong danh sách.", "Choose one of the ways listed.")


@who(CITIZEN)
@never_cache
def wish(request: Request, code: str, secret: str) -> HttpResponse:
    """Choose the way; who holds the slip may."""
    found = views.open_with(request, code, secret)
    if found is None:
        return views.asked(request, code, {"ma": views.WRONG}, status=404)
    back, language = reverse("portal:follow", args=[code, secret]), request.reader.language
    errors: dict[str, str] = {}
    if request.method == "POST":
        chosen = told.wish_of(request.POST.get("wish", ""))
        if chosen is not None:
            operations.choose(subject=found.code, wish=chosen, by=views.OWNER, at=request.now)
            return HttpResponseRedirect(f"{request.path}?luu=1")
        errors["wish"] = CHOOSE.to(language)
    context = {"d": found, "errors": errors, "back": back, "options": told.options(language)}
    context["wish"] = queries.wish(found.code).value
    return render(request, "portal/wish.html", context, status=422 if errors else 200)
