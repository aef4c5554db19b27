"""What messages say: written, checked, looked at with a sample, approved; and back to the shipped words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.kernel.actor import Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.notices import access, operations, queries, rules
from motcua.notices.terms import TEMPLATES, Carriage

KEPT = Text("Đã giữ thành bản {0}. Bản này được dùng từ khi duyệt.", "Kept as version {0}. It is used once approved.")
APPROVED = Text("Đã duyệt. Từ lúc này tin được gửi theo bản này.", "Approved. From now on messages are sent so.")
RESTORED = Text("Đã trở lại mẫu gốc.", "Back to the shipped words.")


@who(Role.ADMIN, Role.REFORM)
def wordings(request: Request) -> HttpResponse:
    """Every message, and whether its words were changed."""
    access.must_mind(request.actor, request.now)
    edited = queries.in_force(request.now)
    rows = [(name, _title(name), edited.get(name)) for name in TEMPLATES]
    return render(request, "console/wordings.html", {"rows": rows})


@who(Role.ADMIN, Role.REFORM)
def wording(request: Request, template: str) -> HttpResponse:
    """One message: its words to change, what they look like, and its versions."""
    _known(request, template)
    if request.method != "POST":
        return _page(request, template, rules.texts(queries.wording(template, request.now)), {})
    said = {field: request.POST.get(field, "").replace("\r\n", "\n") for field in rules.FIELDS}
    wrong = rules.problems(template, said)
    if wrong or request.POST.get("do") != "keep":
        return _page(request, template, said, wrong, status=422 if wrong else 200)
    number = operations.draft(template=template, texts=said, by=request.actor, at=request.now)
    return _done(request, template, Text(KEPT.vi.format(number), KEPT.en.format(number)))


@who(Role.ADMIN, Role.REFORM)
@require_POST
def approve(request: Request, template: str, number: int) -> HttpResponse:
    """From now on in that version."""
    return _decide(request, template, operations.approve, APPROVED, number=number)


@who(Role.ADMIN, Role.REFORM)
@require_POST
def restore(request: Request, template: str) -> HttpResponse:
    """From now on as shipped."""
    return _decide(request, template, operations.restore, RESTORED)


def _decide(request: Request, template: str, act: Callable[..., None], done: Text, **said: Any) -> HttpResponse:
    _known(request, template)
    try:
        act(template=template, by=request.actor, at=request.now, **said)
    except NotYours:
        raise
    except Refused as no:
        texts = rules.texts(queries.wording(template, request.now))
        return _page(request, template, texts, {}, refused=Text(no.vi, no.en), status=409)
    return _done(request, template, done)


def _known(request: Request, template: str) -> None:
    access.must_mind(request.actor, request.now)
    if template not in TEMPLATES:
        raise Http404


def _done(request: Request, template: str, words: Text) -> HttpResponse:
    messages.success(request, words.to(request.reader.language))
    return HttpResponseRedirect(reverse("console:wording", args=[template]))


def _page(
    request: Request,
    template: str,
    said: Mapping[str, str],
    wrong: Mapping[str, Text],
    refused: Text | None = None,
    status: int = 200,
) -> HttpResponse:
    samples = rules.samples(template)
    context = {
        "name": template, "title": _title(template), "said": said, "samples": samples.items(), "refused": refused,
        "errors": {field: words.to(request.reader.language) for field, words in wrong.items()},
        "seen": None if wrong else _seen(template, said, samples), "longest": rules.SMS_LENGTH,
        "versions": [(v, None if v.shipped else _seen(template, v.texts, samples)) for v in queries.versions(template)],
        "edited": queries.in_force(request.now).get(template),
    }  # fmt: skip
    return render(request, "console/wording.html", context, status=status)


def _title(template: str) -> Text:
    """What the message is about, whichever dossier."""
    return rules.title(template, rules.samples(template) | {"code": "…"})


def _seen(template: str, said: Mapping[str, str], samples: Mapping[str, str]) -> dict[str, Any]:
    """The message as it would travel, filled with the samples."""
    written = rules.written(template, said)
    short = rules.letter(written, Carriage.SMS, samples).body
    told = rules.letter(written, Carriage.EMAIL, samples)
    own, _, english = told.body.partition("\n\n")
    return {
        "title": told.title, "body": own, "english": english, "short": short, "length": rules.sms_length(short),
    }  # fmt: skip
