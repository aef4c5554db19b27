"""Look up, follow, read the slips."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.documents import operations as documents
from motcua.documents import queries as stored
from motcua.doors.kit import answers, files, promise
from motcua.doors.kit.answers import Answers
from motcua.doors.kit.guesses import Guesses, address_of
from motcua.doors.kit.place import Place, place
from motcua.doors.kit.reader import Reader
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import CITIZEN, PUBLIC, who
from motcua.doors.portal.tracking import line
from motcua.doors.portal.tracking.line import Point
from motcua.dossiers import queries as dossiers
from motcua.dossiers.operations import outcomes
from motcua.dossiers.queries import Tracking
from motcua.dossiers.terms import GIVEN, Act
from motcua.feedback import queries as feedback
from motcua.kernel.actor import Role, citizen
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text
from motcua.notices import queries as notices

GUESSES = Guesses()
#: whose phone offers to close the step of a slip they scan
CLOSERS = frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK})
#: the owner comes under no name of ours: the secret is what they show
OWNER = citizen("Người nộp hồ sơ")
#: the same words for a code that does not exist and a secret that is wrong
WRONG = Text(
    "Mã hồ sơ hoặc mã tra cứu không đúng. Cả hai in trên giấy tiếp nhận; hãy kiểm tra lại từng ký tự.",
    "The code or the look-up secret is wrong. Both stand on the slip; check each character.",
)
#: names of the forms as people see them
FORMS = {
    "RECEIPT": Text("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Receipt with the due date"),
    "SUPPLEMENT_REQUEST": Text("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "Request for missing papers"),
    "REFUSAL": Text("Phiếu từ chối tiếp nhận hồ sơ", "Refusal"),
    "APOLOGY_EXTENSION": Text("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "Apology with a new date"),
    "STOP_NOTICE": Text("Thông báo dừng giải quyết hồ sơ", "Notice of stopping"),
}


@who(PUBLIC)
@never_cache
def ask(request: Request) -> HttpResponse:
    """Code and secret; with both, on to the dossier."""
    code, secret = request.GET.get("ma", "").strip().upper(), request.GET.get("mat", "").strip()
    if code and secret and _allowed(code) and _allowed(secret):
        return HttpResponseRedirect(reverse("portal:follow", args=[code, secret]))
    errors = {}
    if "mat" in request.GET and not code:
        errors["ma"] = Text("Hãy ghi mã hồ sơ.", "Write the dossier code.")
    if "mat" in request.GET and not secret:
        errors["mat"] = Text("Hãy ghi mã tra cứu in trên giấy tiếp nhận.", "Write the secret printed on the slip.")
    if code and secret:
        errors["ma"] = WRONG
    return asked(request, code, errors)


@who(PUBLIC)
@never_cache
def bare(request: Request, code: str) -> HttpResponse:
    """A code alone shows nothing, not even whether it exists: the secret is asked for."""
    return asked(request, code, {})


@who(CITIZEN)
@never_cache
def follow(request: Request, code: str, secret: str) -> HttpResponse:
    """The dossier as its owner sees it. Two SQL at most."""
    found = open_with(request, code, secret)
    if found is None:
        return asked(request, code, {"ma": WRONG}, status=404)
    minute = request.now.replace(second=0, microsecond=0)  # no word on the page is finer
    said, base = answers.of(found, minute), reverse("portal:follow", args=[code, secret])
    past = line.of(found, notices.about(found.code))
    asks = found.state in GIVEN and not feedback.rated(found.code)
    site = place(request.now)
    return HttpResponse(_drawn(found, said, past, base, request.reader, site, _official(request), asks))


def _official(request: Request) -> bool:
    """Whether somebody who closes steps has scanned the slip. Without a session's cookie nothing is asked."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and bool(request.actor.roles & CLOSERS)


@lru_cache(maxsize=512)
def _drawn(
    found: Tracking,
    said: Answers,
    past: tuple[Point, ...],
    base: str,
    reader: Reader,
    site: Place,
    official: bool,
    asks: bool,
) -> str:
    """The page, a pure function of what stands on it: drawn again only when something on it has changed."""
    slips = [(seq, FORMS[form], no) for seq, form, no in found.forms if form in FORMS]
    may = {
        "supplement": bool(found.asked) and Act.SUPPLEMENT in found.allowed,
        "withdraw": Act.WITHDRAW in found.allowed,
    }
    shown = {
        "asks": asks,
        "official": official,
        "d": found,
        "said": said,
        "slips": slips,
        "may": may,
        "base": base,
        "past": past,
    }
    return render_to_string("portal/follow.html", shown | {"reader": reader, "place": site, "page_address": base})


@who(CITIZEN)
@never_cache
def ledger(request: Request, code: str, secret: str) -> HttpResponse:
    """Every date ever promised, and why."""
    if open_with(request, code, secret) is None:
        return asked(request, code, {"ma": WRONG}, status=404)
    found = dossiers.own_promises(code.upper(), secret)
    base = reverse("portal:follow", args=[code, secret])
    context = {"ledger": found, "strip": promise.of_ledger(found, request.now), "base": base}
    return render(request, "portal/ledger.html", context)


@who(CITIZEN)
@never_cache
def slip(request: Request, code: str, secret: str, seq: int) -> HttpResponse:
    """A paper that went out, as PDF, exactly as it was frozen then."""
    if open_with(request, code, secret) is None:
        return asked(request, code, {"ma": WRONG}, status=404)
    paper = dossiers.paper(citizen(""), code.upper(), seq, secret_held=secret)
    made = documents.render(paper.form, paper.edition, paper.values)
    return files.slip(made, f"{code}-{seq}.pdf")


@who(CITIZEN)
@never_cache
def result(request: Request, code: str, secret: str, seq: int) -> HttpResponse:
    """The file of the result, once processing has ended; each download leaves its trace."""
    if open_with(request, code, secret) is None:
        return asked(request, code, {"ma": WRONG}, status=404)
    key = dossiers.own_result(code.upper(), secret, seq, by=OWNER, at=request.now)
    content = stored.content(key)
    if request.method == "GET":  # what was sent counts as received when it was fetched
        outcomes.downloaded(
            code=code.upper(), secret=secret, result=seq, link=request.path[:200], by=OWNER, at=request.now
        )
    return files.shown(stored.file(key), content)


def open_with(request: Request, code: str, secret: str) -> Tracking | None:
    """The dossier for who holds its slip; None for a wrong pair, remembered. Raises Refused for too many guesses."""
    address = address_of(request)
    GUESSES.must_wait(address, request.now)
    try:
        return dossiers.tracking(code, secret, request.now)
    except NotYours:
        GUESSES.failed(address, request.now)
        return None


def asked(request: Request, code: str, errors: dict[str, Text], status: int = 200) -> HttpResponse:
    """The form that asks for code and secret."""
    words = {name: text.to(request.reader.language) for name, text in errors.items()}
    context = {"code": code[:64], "errors": words}
    return render(request, "portal/ask.html", context, status=422 if words and status == 200 else status)


def _allowed(part: str) -> bool:
    """Whether it may stand in an address."""
    return len(part) <= 64 and "/" not in part
