"""The paper a dossier comes to: drawn and numbered, read, signed by head and agency, replaced, revoked."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.calendars.terms import day_of
from motcua.documents.terms.signatures import Holds
from motcua.doors.desk.readers import READERS
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries
from motcua.dossiers.operations import decide, outcomes
from motcua.dossiers.queries import Content, FieldView, Page, store
from motcua.dossiers.rules import issued, kinds
from motcua.dossiers.terms import STANDINGS, Act, Done, Issued, Standing, asks
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

#: before the names of the fields of the paper in its form
FIELD = "o-"
#: what each button did
DID = {
    "fill": Text("Đã lưu nội dung trên giấy.", "What the paper states is kept."),
    "issue": Text("Đã cấp số và lập kết quả. Đọc rồi ký.", "The result is numbered and drawn. Read it, then sign."),
    "sign": Text("Đã ký kết quả.", "The result is signed."),
    "seal": Text("Đã ký số của cơ quan.", "The agency has signed."),
    "revoke": Text("Đã thu hồi kết quả.", "The result is revoked."),
}  # fmt: skip


@who(*READERS)
def outcome(request: Request, code: str) -> HttpResponse:
    """The page, with each paper and what the reader may do to it; POST does one thing."""
    if request.method != "POST":
        return _shown(request, queries.page(request.actor, code, request.now))
    do = request.POST.get("do", "")
    try:
        _DOES[do](request, code)
    except NotYours:
        raise
    except (KeyError, ValueError):
        return HttpResponseRedirect(reverse("desk:outcome", args=[code]))
    except Refused as no:
        page = queries.page(request.actor, code)
        return _shown(request, page, Text(no.vi, no.en), status=409)
    messages.success(request, f"{code}: {DID[do].to(request.reader.language)}")
    return HttpResponseRedirect(reverse("desk:outcome", args=[code]))


def _issue(request: Request, code: str) -> Done:
    return outcomes.issue(
        code=code, kind=request.POST.get("kind") or None, reason=request.POST.get("reason", ""),
        key=request.POST.get("key") or None, by=request.actor, at=request.now,
    )  # fmt: skip


def _fill(request: Request, code: str) -> Done:
    """Every field the form showed; the operation keeps those that changed."""
    shown = {name[len(FIELD) :]: request.POST[name] for name in request.POST if name.startswith(FIELD)}
    return outcomes.fill(
        code=code, fields=shown, kind=request.POST.get("kind") or None, key=request.POST.get("key") or None,
        by=request.actor, at=request.now,
    )  # fmt: skip


def _sign(request: Request, code: str) -> Done:
    """The head's signature; the step it completes is approved in the same press, where that was ticked."""
    done = outcomes.sign(
        code=code, paper=int(request.POST["paper"]), given=request.POST.get("given") or None,
        secret=request.POST.get("secret", ""), by=request.actor, at=request.now,
    )  # fmt: skip
    step = request.POST.get("approve")
    if step:
        key = request.POST.get("key") or None
        done = decide.approve(code=code, step=step, key=key, by=request.actor, at=request.now)
    return done


def _seal(request: Request, code: str) -> Done:
    return outcomes.sign(
        code=code, paper=int(request.POST["paper"]), given=request.POST.get("given") or None, holds=Holds.ORGANISATION,
        secret=request.POST.get("secret", ""), by=request.actor, at=request.now,
    )  # fmt: skip


def _revoke(request: Request, code: str) -> Done:
    return outcomes.revoke(
        code=code, paper=int(request.POST["paper"]), reason=request.POST.get("reason", ""),
        key=request.POST.get("key") or None, by=request.actor, at=request.now,
    )  # fmt: skip


_DOES: dict[str, Callable[[Request, str], Done]] = {
    "fill": _fill, "issue": _issue, "sign": _sign, "seal": _seal, "revoke": _revoke,
}  # fmt: skip


def _shown(request: Request, page: Page, refused: Text | None = None, status: int = 200) -> HttpResponse:
    last = next((p for p in reversed(page.issued) if not p.revoked_at), None)
    head = Act.ISSUE in page.on_the_paper
    content = _content(request, page)
    context = {
        "page": page, "last": last, "content": content,
        "rows": _rows(request, content), "papers": [(p, STANDINGS[p.standing]) for p in reversed(page.issued)],
        "kinds": kinds.fitting(page.procedure.procedure_code, day_of(request.now)) if head else (),
        "again": last is not None and last.signed, "draft": _is_draft(last),
        "may": {act.value for act in page.on_the_paper}, "refused": refused, "typed": request.POST, "key": uuid4().hex,
        "signs": last is not None and head and last.signer == request.actor.name and _ready(last, content),
        "seals": last is not None and Act.SIGN in page.on_the_paper and last.awaits_seal,
        "valid": issued.valid(page.issued), "unsealed": last is not None and last.standing is Standing.UNSEALED,
        "uses": store.used_in(request.actor, page.code) if head and page.results else (),
        "step": next((t for t in page.tasks if t.mine and t.role == Role.HEAD and not asks(t.step)), None),
    }  # fmt: skip
    return render(request, "desk/outcome.html", context, status=status)


def _content(request: Request, page: Page) -> Content | None:
    """What the paper will state, for whoever fills it in; of the kind asked for, where it fits."""
    if Act.FILL not in page.on_the_paper:
        return None
    on, asked = day_of(request.now), request.POST.get("kind") or request.GET.get("loai")
    fits = {kind.id for kind in kinds.fitting(page.procedure.procedure_code, on)}
    return queries.content(request.actor, page.code, on, asked if asked in fits else None)


def _rows(request: Request, content: Content | None) -> list[tuple[str, FieldView, str]]:
    """The form's fields: name, what is known, what stands in it; what was typed stays after a refusal."""
    views = content.fields if content else ()
    return [(FIELD + v.field.name, v, request.POST.get(FIELD + v.field.name, v.value)) for v in views]


def _ready(last: Issued, content: Content | None) -> bool:
    """Nobody has signed, nothing was corrected since it was drawn, nothing lacks."""
    return not last.signatures and not last.stale and not (content and content.lacking)


def _is_draft(last: object) -> bool:
    return getattr(last, "standing", None) is Standing.DRAFT
