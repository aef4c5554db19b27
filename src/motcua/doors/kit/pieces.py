"""Files that come piece by piece over a bad line; a form without script sends them whole, and both are read here."""

from __future__ import annotations

from typing import BinaryIO, cast
from uuid import UUID

from django.http import HttpResponse, JsonResponse

from motcua.documents.operations import pieces
from motcua.doors.kit.request import Request
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text


def answer(request: Request, owner: str, key: UUID) -> HttpResponse:
    """How many bytes are here; with a piece, after it was laid."""
    if request.method != "POST":
        return JsonResponse({"received": pieces.received(key=key, owner=owner)})
    sent = request.FILES.get("piece")
    try:
        here = pieces.append(
            key=key, owner=owner, name=request.POST.get("name", ""), size=_number(request, "size"),
            offset=_number(request, "offset"), piece=sent.read() if sent else b"", at=request.now,
        )  # fmt: skip
    except Refused as no:
        return JsonResponse({"refused": Text(no.vi, no.en).to(request.reader.language)}, status=422)
    return JsonResponse({"received": here})


def sent(request: Request, field: str, owner: str) -> list[tuple[str, BinaryIO]]:
    """The files of a field, however they came. Raises Refused where one has not come whole."""
    whole = [(one.name or "", cast("BinaryIO", one)) for one in request.FILES.getlist(field)]
    came = pieces.whole(keys=request.POST.getlist(f"gui-{field}"), owner=owner)
    return [*whole, *((name, cast("BinaryIO", stream)) for name, stream in came)]


def taken(request: Request, field: str, owner: str) -> None:
    """They are kept now: what came in pieces is no longer on its way."""
    pieces.forget(keys=request.POST.getlist(f"gui-{field}"), owner=owner)


def _number(request: Request, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 12 else -1
