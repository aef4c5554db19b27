"""The register of certificates: who signs with what, until when, who has none; entering and withdrawing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.directory import access
from motcua.directory import queries as directory
from motcua.documents import queries as documents
from motcua.documents.operations import certificates as operations
from motcua.documents.terms.register import Concern
from motcua.documents.terms.signatures import Holds, Standing, Way
from motcua.doors.console.days import revision, today
from motcua.doors.console.people import roster
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

STANDINGS = {
    Standing.VALID: Text("còn hiệu lực", "valid"),
    Standing.NOT_YET: Text("chưa có hiệu lực", "not valid yet"),
    Standing.EXPIRED: Text("đã hết hạn", "expired"),
    Standing.REVOKED: Text("đã thu hồi", "withdrawn"),
}
HOLDS = {Holds.PERSON: Text("Cá nhân", "Person"), Holds.ORGANISATION: Text("Cơ quan", "Agency")}
CONCERNS = {
    Concern.ENDS_SOON: Text("sắp hết hạn: đề nghị gia hạn", "ends soon: ask for a new one"),
    Concern.UNIT_ENDED: Text("đơn vị đã sáp nhập hoặc giải thể: thu hồi", "the unit has ended: withdraw it"),
    Concern.RENAMED: Text("cơ quan đã đổi tên: cấp lại theo tên mới", "the agency was renamed: have it issued anew"),
    Concern.LEFT: Text("người này không còn giữ chức vụ ở đây: thu hồi", "holds no post here any more: withdraw it"),
}
WAYS = {
    Way.TOKEN: Text("Thiết bị (USB token, HSM)", "Token or security module"),
    Way.REMOTE: Text("Dịch vụ ký từ xa", "Remote service"),
    Way.FILE: Text("Tệp (chỉ để thử)", "File (tests only)"),
}
ENTERED = Text("Đã ghi vào sổ chứng thư số.", "Entered in the register.")
WITHDRAWN = Text("Đã thu hồi. Chữ ký đã ký trước đó vẫn giữ nguyên.", "Withdrawn. What it signed before stays.")


@who(Role.ADMIN)
def certificates(request: Request) -> HttpResponse:
    """The register; POST enters a certificate."""
    if request.method != "POST":
        return _page(request)
    try:
        operations.register(**_typed(request), by=request.actor, at=request.now)
    except NotYours:
        raise
    except Refused as no:
        return _page(request, Text(no.vi, no.en), status=409)
    return _done(request, ENTERED)


@who(Role.ADMIN)
@require_POST
def withdraw(request: Request, certificate: str) -> HttpResponse:
    """Nobody signs with it any more."""
    try:
        why = request.POST.get("why", "")
        operations.withdraw(certificate=certificate, why=why, by=request.actor, at=request.now)
    except NotYours:
        raise
    except Refused as no:
        return _page(request, Text(no.vi, no.en), status=409)
    return _done(request, WITHDRAWN)


def _typed(request: Request) -> dict[str, Any]:
    """What the form says. Refused when the holder is nobody of the administrator's."""
    chosen, ways = request.POST.get("holder", ""), {way.value: way for way in WAYS}
    content, picture = request.FILES.get("content"), request.FILES.get("picture")
    if content is None or request.POST.get("way") not in ways:
        raise Refused(
            "Chọn tệp chứng thư số và nơi giữ khóa.", "Choose the file of the certificate and where its key lies."
        )
    found = next((h for h in _holders(request) if h["value"] == chosen), None)
    if found is None:
        raise NotYours
    return {
        "content": content.read(200_000), "holder": found["holder"], "person": found["person"], "unit": found["unit"],
        "way": ways[request.POST["way"]], "place": request.POST.get("place", "").strip()[:200],
        "picture": picture.read(operations.LARGEST + 1) if picture is not None else b"",
    }  # fmt: skip


def _holders(request: Request) -> list[dict[str, Any]]:
    """Agencies and people a certificate may be entered for."""
    tree, mine = directory.tree(today(request), revision(request)), access.administered(request.actor)
    agencies = {tree.agency(u).id for u in mine if u in tree.units} & mine
    units = [
        {"value": f"co-quan-{u}", "label": tree.unit(u).name, "holder": tree.unit(u).name, "person": None, "unit": u}
        for u in sorted(agencies, key=lambda u: tree.unit(u).code)
    ]
    people = [
        {"value": f"nguoi-{m.who.person}", "label": f"{m.who.name}, {m.posts[0][1].name}", "holder": m.who.name,
         "person": m.who.person, "unit": m.posts[0][1].id}
        for m in roster(request)
    ]  # fmt: skip
    return units + people


def _done(request: Request, words: Text) -> HttpResponse:
    messages.success(request, words.to(request.reader.language))
    return HttpResponseRedirect(reverse("console:certificates"))


def _page(request: Request, wrong: Text | None = None, status: int = 200) -> HttpResponse:
    mine = access.administered(request.actor)
    found = documents.register(mine, on=today(request), at=request.now, revision=revision(request))
    context = {
        "rows": [(r, HOLDS[r.certificate.holds], STANDINGS[r.standing], [CONCERNS[c] for c in r.concerns],
                  WAYS[r.certificate.way], r.standing in {Standing.VALID, Standing.NOT_YET}) for r in found.rows],
        "lacking": [(one, HOLDS[one.holds]) for one in found.lacking], "holders": _holders(request),
        "ways": [(way.value, words) for way, words in WAYS.items()], "wrong": wrong,
    }  # fmt: skip
    return render(request, "console/certificates.html", context, status=status)
