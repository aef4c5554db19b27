"""Making papers electronic, once (TT 01/2023/TT-VPCP Art. 8): held already? scan, read off, store; and its figures."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.audit import operations as audit
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.documents import operations as documents
from motcua.documents import queries as stored
from motcua.documents.terms import TAKEN
from motcua.documents.terms.signatures import CertificateView
from motcua.doors.desk.readers import KEEPERS
from motcua.doors.kit import files, pieces
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import who
from motcua.dossiers import queries, rules
from motcua.dossiers.operations import digitising
from motcua.dossiers.queries import digitised, store
from motcua.dossiers.rules import keeping
from motcua.dossiers.terms import WHO, Act, Mark
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

MARKS = {
    Mark.PAPER: Text("0 – chưa số hóa", "0 – not digitised"),
    Mark.DIGITISED: Text("1 – đã số hóa", "1 – digitised"),
    Mark.REUSED: Text("2 – dùng lại", "2 – reused"),
    Mark.REUSED_RESULT: Text("3 – dùng lại từ kết quả hồ sơ khác", "3 – reused from another dossier's result"),
}
FORMS = {
    True: Text("PDF/A", "PDF/A"),
    False: Text("PDF giữ nguyên như khi nhận, không phải PDF/A", "kept as it came, not PDF/A"),
}
REUSED = Text("Đã dùng lại giấy tờ điện tử đang có.", "The paper held already is used again.")
SIGNED = Text("Đã lưu giấy tờ điện tử và ký số.", "The paper is stored and signed.")
KEPT = Text(
    "Đã lưu bản quét. Mức số hóa vẫn là 0 vì anh/chị chưa có chứng thư số còn hiệu lực để ký.",
    "The scan is stored. Its mark stays at 0: you have no valid certificate to sign with.",
)
NO_FILE = Text("Chưa chọn tệp quét hoặc ảnh chụp.", "No scan or photo is chosen.")
NO_COUNT = Text("Ghi số trang của bản giấy, từ 1 đến 300.", "Write how many pages the paper has, 1 to 300.")


@who(*sorted(WHO[Act.DIGITISE]))
def digitise(request: Request, code: str) -> HttpResponse:
    """Each paper of the dossier: what the person's store holds already comes first, then the scan."""
    wrong: Text | None = None
    place = _number(request.POST.get("n", request.GET.get("giay", "")))
    if request.method == "POST":
        try:
            done = _run(request, code, place or 0)
        except NotYours:
            raise
        except Refused as no:
            wrong = Text(no.vi, no.en)
        else:
            messages.success(request, done.to(_language(request)))
            return HttpResponseRedirect(reverse("desk:digitise", args=[code]))
    page = queries.page(request.actor, code)
    held = store.store_of(request.actor, code, request.now)
    context = _context(request, page, held, place) | {"wrong": wrong, "accepted": TAKEN, "key": uuid4().hex}
    return render(request, "desk/digitise.html", context, status=422 if wrong else 200)


@who(*sorted(WHO[Act.DIGITISE]))
def held(request: Request, code: str, key: UUID) -> HttpResponse:
    """A paper of the person's store, looked at in the course of this dossier of the same person; it leaves a trace."""
    found = next((s for s in store.store_of(request.actor, code, request.now) if s.file == str(key)), None)
    if found is None:
        raise NotYours
    audit.trace_reading(subject=found.code, what=Look.FILE, by=request.actor, at=request.now)
    return files.shown(stored.file(key), stored.readable(key))


@who(*sorted(WHO[Act.DIGITISE]))
def piece(request: Request, key: UUID) -> HttpResponse:
    """A scan on its way in, piece by piece; only who sends it goes on with it."""
    return pieces.answer(request, _owner(request), key)


@who(*KEEPERS)
def figures(request: Request) -> HttpResponse:
    """Figures 4.2 and 4.3 of the units the reader answers for: by procedure and by officer."""
    today = day_of(request.now)
    first, last = _day(request, "tu", today.replace(month=1, day=1)), _day(request, "den", today)
    procedures = digitised.by_procedure(request.actor, first, last)
    context = {
        "start": first.isoformat(), "end": last.isoformat(), "procedures": procedures,
        "officers": digitised.by_officer(request.actor, first, last),
        "dossiers": sum(p.dossiers for p in procedures), "digitised": sum(p.with_digitised for p in procedures),
        "reused": sum(p.with_reused for p in procedures),
    }  # fmt: skip
    return render(request, "desk/digitised.html", context)


def _run(request: Request, code: str, place: int) -> Text:
    """What was pressed: reuse, sign the scan that waits, or scan and sign. Returns what was done."""
    key = request.POST.get("key", "")[:40] or None
    source = request.POST.get("nguon", "")
    if source:
        where, _, number = source.rpartition(":")
        digitising.reuse(
            code=code, place=place, source=where, source_place=_number(number) or 0, by=request.actor, at=request.now,
            key=key,
        )  # fmt: skip
        return REUSED
    if "ky" not in request.POST:
        for note in _scan(request, code, place, key):
            messages.info(request, note.to(_language(request)))
        if _certificate(request) is None:
            return KEPT
    secret = request.POST.get("secret", "")
    digitising.sign_copy(code=code, place=place, secret=secret, by=request.actor, at=request.now)
    return SIGNED


def _certificate(request: Request) -> CertificateView | None:
    return stored.certificate_of_person(request.actor.person, request.now)


def _scan(request: Request, code: str, place: int, key: str | None) -> tuple[Text, ...]:
    """Steps one to three; what was done to the files, in words."""
    sheets = _number(request.POST.get("so_trang", "")) or 0
    sent = pieces.sent(request, "tep", _owner(request))
    if not sent:
        raise Refused(NO_FILE.vi, NO_FILE.en)
    if not 1 <= sheets <= 300:
        raise Refused(NO_COUNT.vi, NO_COUNT.en)
    page = queries.page(request.actor, code)  # whose it is comes before any work
    stamp = keeping.stamp(request.actor.name, request.now)
    (made,) = documents.receive(files=sent, at=request.now, as_one=True, stamp=stamp)
    said = {name: request.POST.get(name, "") for name in keeping.READ}
    try:
        digitising.digitise(
            code=page.code, place=place, file=str(made.file.key), sheets=sheets, read=said, by=request.actor,
            at=request.now, key=key,
        )  # fmt: skip
    except Refused:
        documents.discard(keys=[str(made.file.key)], at=request.now)
        raise
    if not _is_kept(request, code, place, str(made.file.key)):  # a second press: the first one's scan stands
        documents.discard(keys=[str(made.file.key)], at=request.now)
    pieces.taken(request, "tep", _owner(request))
    return made.notes


def _is_kept(request: Request, code: str, place: int, file: str) -> bool:
    return queries.page(request.actor, code).papers[place].about.get("scan") == file


def _context(request: Request, page: queries.Page, held: tuple[store.Stored, ...], place: int | None) -> dict[str, Any]:
    """The list of papers, the one in hand (the first that is not electronic yet), and what may stand for it."""
    waiting = [n for n, paper in enumerate(page.papers) if not paper.mark]
    here = place if place in waiting else next(iter(waiting), None)
    today = day_of(request.now)
    fitting = sorted((s for s in held if s.serves(today)), key=lambda s: not _alike(page, here, s))
    kept = _kept_as(page)
    verdicts = stored.signed([s.file for s in fitting])
    paper = None if here is None else page.papers[here]
    scan = keeping.scanned(paper.told()) if paper else ""
    return {
        "page": page, "n": here, "paper": paper, "scan": scan, "certificate": _certificate(request),
        "own_scan": paper is not None and paper.about.get("person") == str(request.actor.person),
        "papers": [(n, paper, MARKS[Mark(paper.mark)], kept.get(paper.file)) for n, paper in enumerate(page.papers)],
        "unchecked": stored.unchecked(paper.file for paper in page.papers),
        "offers": [(s, _alike(page, here, s), verdicts.get(s.file)) for s in fitting],
        "fallen": [s for s in held if not s.stands], "typed": request.POST,
    }  # fmt: skip


def _kept_as(page: queries.Page) -> dict[str, Text]:
    """By file: in which form it is kept."""
    found = stored.archival(paper.file for paper in page.papers)
    return {key: FORMS[said] for key, said in found.items()}


def _alike(page: queries.Page, n: int | None, one: store.Stored) -> bool:
    """Whether the stored paper bears the name of the one in hand."""
    return n is not None and rules.tokens(one.name) == rules.tokens(page.papers[n].name)


def _number(typed: str) -> int | None:
    try:
        return int(typed[:9])
    except ValueError:
        return None


def _day(request: Request, name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.GET.get(name, "")) if request.GET.get(name) else otherwise
    except ValueError:
        return otherwise


def _owner(request: Request) -> str:
    return f"desk-{request.actor.person}"


def _language(request: Request) -> str:
    return request.reader.language
