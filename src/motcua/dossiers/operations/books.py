"""Drawing the books: short ones at once, long ones by the worker, volume by volume, with what is done so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Q

from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars.terms import ZONE, day_of
from motcua.directory import queries as directory
from motcua.documents.operations import listing
from motcua.documents.operations.drawing import render
from motcua.documents.operations.keeping import keep
from motcua.documents.terms import Kind
from motcua.documents.terms.lists import Handed, HandList, HandOvers
from motcua.dossiers import queries
from motcua.dossiers.models import BookOrder
from motcua.dossiers.queries import books
from motcua.dossiers.queries.books import Given, Line
from motcua.dossiers.queries.papers import FormData
from motcua.dossiers.rules import papers
from motcua.dossiers.terms import BOOKS, Ask, Book
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused

#: lines of one part: rows of a volume, or papers drawn between two looks at how far it is
PART = {Book.REGISTER: 2000, Book.HAND_OVERS: 2000, Book.CONTROL: 20, Book.STOPPED: 20}
#: more lines than this are the worker's
AT_ONCE = {Book.REGISTER: 1000, Book.HAND_OVERS: 500, Book.CONTROL: 30, Book.STOPPED: 30}
#: a worker silent for so long has died
SILENT = timedelta(minutes=10)

_HEADS = {
    Book.HAND_OVERS: ("STT", "Mã hồ sơ", "Thủ tục", "Tổ chức, cá nhân", "Bên giao", "Bên nhận", "Giao lúc",
                      "Người giao", "Người nhận", "Ghi chú"),
    Book.REGISTER: ("STT", "Mã hồ sơ", "Tên TTHC", "Tổ chức, cá nhân", "Địa chỉ/SĐT", "Cơ quan chủ trì giải quyết",
                    "Nhận hồ sơ", "Hẹn trả kết quả", "Trả kết quả", "Phương thức nhận kết quả", "Ký nhận"),
}  # fmt: skip
_COLUMNS = ("dossier_code", "procedure_name", "applicant_name", "address_phone", "agency", "received_at", "due_at",
            "returned_at", "result_delivery", "signed")  # fmt: skip


def printed(*, asked: Ask, by: Actor, at: datetime) -> bytes:
    """A short book as PDF. Refused when it is too long to wait for."""
    lines = books.contents(by, asked).lines
    if len(lines) > AT_ONCE[asked.book]:
        raise Refused(
            f"Sổ có {len(lines)} hồ sơ, in ngay nhiều nhất {AT_ONCE[asked.book]}. Bấm “Lập sổ ở phía sau”.",
            f"The book holds {len(lines)} dossiers, {AT_ONCE[asked.book]} at most are printed at once. Order it.",
        )
    trace_reading(subject=asked.unit, what=Look.EXPORT, by=by, at=at)
    return listing.bound(part for _, part in parts(by, asked, lines))


def table(*, asked: Ask, by: Actor, at: datetime) -> bytes:
    """The register or the hand-overs as XLSX, whole. Refused for books of papers."""
    if asked.book not in _HEADS:
        raise Refused("Sổ này gồm các phiếu, chỉ in được PDF.", "This book is made of papers: PDF only.")
    lines = books.contents(by, asked).lines
    trace_reading(subject=asked.unit, what=Look.EXPORT, by=by, at=at)
    rows = _given_rows(by, asked, lines) if asked.book is Book.HAND_OVERS else _register_rows(by, asked, lines)
    under = f"Từ ngày {asked.first:%d/%m/%Y} đến ngày {asked.last:%d/%m/%Y}"
    return listing.workbook(BOOKS[asked.book].vi, under, _HEADS[asked.book], rows, at)


def _register_rows(by: Actor, asked: Ask, lines: Sequence[Line]) -> Iterator[list[Any]]:
    entries = books.register(by, asked, lines).values["entries"]
    return ([n, *(entry[name] for name in _COLUMNS)] for n, entry in enumerate(entries, 1))


def _given_rows(by: Actor, asked: Ask, lines: Sequence[Line]) -> Iterator[list[Any]]:
    for n, g in enumerate(books.hand_overs(by, asked, lines), 1):
        yield [
            n,
            g.code,
            g.procedure_name,
            g.applicant,
            g.giver,
            g.receiver,
            g.handed_at,
            g.given_by,
            g.taken_by,
            g.note,
        ]


def parts(by: Actor, asked: Ask, lines: Sequence[Line]) -> Iterator[tuple[int, bytes]]:
    """The book part by part as PDF, each with how many lines are done. An empty book is one empty paper."""
    size = PART[asked.book]
    volumes = -(-len(lines) // size)
    for n, begin in enumerate(range(0, max(len(lines), 1), size), 1):
        some = lines[begin : begin + size]
        yield begin + len(some), _part(by, asked, some, f"{n:02d}" if volumes > 1 else "")


def _part(by: Actor, asked: Ask, lines: Sequence[Line], volume: str) -> bytes:
    if asked.book is Book.REGISTER:
        return _drawn(books.register(by, asked, lines, volume))
    if asked.book is Book.HAND_OVERS or not lines:
        return _lists(by, asked, lines)
    if asked.book is Book.CONTROL:
        return listing.bound(_drawn(queries.control_slip(by, line.code)) for line in lines)
    return listing.bound(_drawn(queries.paper(by, line.code, line.seq)) for line in lines)


def _drawn(form: FormData) -> bytes:
    return render(form.form, form.edition, form.values)


def _lists(by: Actor, asked: Ask, lines: Sequence[Line]) -> bytes:
    tree = directory.tree(asked.last)
    given = books.hand_overs(by, asked, lines)
    lists = [
        HandList(giver=giver, receiver=receiver, lines=tuple(map(_handed, some)))
        for (giver, receiver), some in groupby(given, key=lambda g: (g.giver, g.receiver))
    ]
    head = papers.heading(tree, tree.by_code(asked.unit).id, _noon(asked.last), "")
    values = HandOvers(**head, lists=tuple(lists), period_start=asked.first, period_end=asked.last)
    return listing.hand_overs(values)


def _handed(g: Given) -> Handed:
    return Handed(
        dossier_code=g.code, procedure_name=g.procedure_name, applicant_name=g.applicant, handed_at=g.handed_at,
        given_by=g.given_by, taken_by=g.taken_by, note=g.note,
    )  # fmt: skip


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)


def order(*, asked: Ask, by: Actor, at: datetime) -> int:
    """Have a book drawn by the worker; the same book ordered again while it is drawn is the same order."""
    if by.person is None:
        raise NotYours
    total = len(books.contents(by, asked).lines)
    said = {k: str(v) for k, v in asdict(asked).items()}
    waiting = BookOrder.objects.filter(person=by.person, asked=said, ended_at=None).first()
    made = waiting or BookOrder.objects.create(person=by.person, asked=said, ordered_at=at, total=total)
    return made.pk


def work(*, at: datetime) -> bool:
    """Draw the book that has waited longest, as its orderer may see it today. False: none waits."""
    taken = _take(at)
    if taken is None:
        return False
    try:
        _draw(taken, at)
    except Refused as no:
        taken.failed, taken.ended_at = no.vi[:300], at
        taken.save(update_fields=["failed", "ended_at"])
    return True


@transaction.atomic
def _take(at: datetime) -> BookOrder | None:
    free = Q(claimed_at=None) | Q(claimed_at__lt=at - SILENT)
    found = BookOrder.objects.select_for_update(skip_locked=True).filter(free, ended_at=None).order_by("ordered_at")
    taken = found.first()
    if taken is not None:
        taken.claimed_at = at
        taken.save(update_fields=["claimed_at"])
    return taken


def _draw(taken: BookOrder, at: datetime) -> None:
    asked, by = asked_of(taken.asked), directory.actor_of(taken.person, day_of(at))
    lines, drawn = books.contents(by, asked).lines, []
    taken.total = len(lines)
    for done, part in parts(by, asked, lines):
        drawn.append(part)
        taken.done = done
        taken.save(update_fields=["done", "total"])
    kept = keep(f"{asked.book}-{asked.first}-{asked.last}.pdf", Kind.PDF, listing.bound(drawn), at)
    taken.file, taken.ended_at = kept.key, at
    taken.save(update_fields=["file", "ended_at"])
    trace_reading(subject=asked.unit, what=Look.EXPORT, by=by, at=at)


def asked_of(said: dict[str, str]) -> Ask:
    """What was ordered."""
    return Ask(
        Book(said["book"]), said["unit"], date.fromisoformat(said["first"]), date.fromisoformat(said["last"]),
        said["field"], said["procedure"],
    )  # fmt: skip
