"""The books: projections of the log over any period, through the one filter."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from motcua.documents import queries as documents
from motcua.dossiers.models import BookOrder
from motcua.dossiers.operations import books, intake, resolve
from motcua.dossiers.queries import books as shelf
from motcua.dossiers.terms import Ask, Book, PaperReason
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import MORNING, NAMES, at

pytestmark = pytest.mark.django_db


def asked(book: Book = Book.REGISTER, **said: Any) -> Ask:
    """Of the district's counter, this month."""
    return Ask(**{"book": book, "unit": build.COUNTER, "first": date(2026, 3, 1), "last": date(2026, 3, 31)} | said)


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


def _text(pdf: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_the_register_of_any_period_holds_what_was_taken_in_then(staff: build.Staff) -> None:
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(3)]

    held = shelf.contents(staff.counter, asked()).lines
    before = shelf.contents(staff.counter, asked(first=date(2026, 2, 1), last=date(2026, 2, 28))).lines

    assert [line.code for line in held] == codes and before == ()


def test_the_register_lacks_no_number_a_file_turned_down_stands_in_it_with_its_slip(staff: build.Staff) -> None:
    first, refused = build.an_accepted_dossier(staff.counter).code, build.a_submitted_dossier().code
    why = [PaperReason(NAMES[0], "thiếu chữ ký")]
    slip = intake.refuse(code=refused, reasons=why, by=staff.counter, at=at("9:00"))
    last = build.an_accepted_dossier(staff.counter).code
    waiting = build.a_submitted_dossier().code

    lines = shelf.contents(staff.counter, asked()).lines
    entries = shelf.register(staff.counter, asked(), lines).values["entries"]

    assert {line.code for line in lines} == {first, refused, last} and waiting not in str(lines)
    turned_down = next(e for e in entries if e["dossier_code"] == refused)
    assert turned_down["result_delivery"] == f"Từ chối tiếp nhận, phiếu {slip.form_no}"
    assert turned_down["due_at"] is None


def test_a_book_is_narrowed_by_field_and_procedure(staff: build.Staff) -> None:
    build.a_procedure("1.999002", field="Đất đai")
    first, second = (build.an_accepted_dossier(staff.counter, procedure=p).code for p in (build.PROCEDURE, "1.999002"))

    found = shelf.contents(staff.counter, asked(field="Đất đai"))

    assert [line.code for line in found.lines] == [second]
    assert found.fields == ("Hộ tịch", "Đất đai")
    assert [x.code for x in shelf.contents(staff.counter, asked(procedure=build.PROCEDURE)).lines] == [first]


def test_a_list_of_hand_overs_names_who_gave_and_who_signed_for_it(staff: build.Staff) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=at("09:00"))
    resolve.take(code=code, by=staff.officer, at=at("09:10"))

    (given,) = shelf.hand_overs(staff.counter, asked(Book.HAND_OVERS), [shelf.Line(code, 0)])

    assert (given.giver, given.receiver) == ("Bộ phận Một cửa huyện Mộc Châu", "Phòng Tư pháp")
    assert given.given_by.startswith(staff.counter.name) and given.taken_by.startswith(staff.officer.name)
    said = _text(books.printed(asked=asked(Book.HAND_OVERS), by=staff.counter, at=MORNING))
    assert "DANH SÁCH GIAO NHẬN HỒ SƠ" in said and "Phòng Tư pháp" in said and "ĐẠI DIỆN BÊN NHẬN" in said


def test_the_control_slips_of_a_period_are_one_print(staff: build.Staff) -> None:
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(2)]
    said = _text(books.printed(asked=asked(Book.CONTROL), by=staff.counter, at=MORNING))
    assert all(code in said for code in codes) and said.count("PHIẾU KIỂM SOÁT") >= 2


def test_an_empty_book_is_still_a_paper(staff: build.Staff) -> None:
    for book in Book:
        assert books.printed(asked=asked(book), by=staff.counter, at=MORNING).startswith(b"%PDF")


def test_the_workbook_holds_every_row_and_runs_no_formula(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter, subject="=1+1")
    made = books.table(asked=asked(), by=staff.counter, at=MORNING)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    assert sheet[3][1] == "Mã hồ sơ" and sheet[4][3] == build.APPLICANT.name


def test_nobody_opens_the_books_of_another_agency(staff: build.Staff) -> None:
    build.an_accepted_dossier(staff.counter)
    stranger = build.a_counter_clerk("la", "H52.30.21.0")
    for act in (shelf.contents, lambda by, ask: books.printed(asked=ask, by=by, at=MORNING)):
        with pytest.raises(NotYours):
            act(stranger, asked())


def test_a_long_book_is_drawn_by_the_worker_and_fetched_by_who_ordered_it(
    staff: build.Staff, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setitem(books.AT_ONCE, Book.REGISTER, 1)
    monkeypatch.setitem(books.PART, Book.REGISTER, 2)
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(3)]
    with pytest.raises(Refused, match="Sổ có 3 hồ sơ"):
        books.printed(asked=asked(), by=staff.counter, at=MORNING)

    numbers = {books.order(asked=asked(), by=staff.counter, at=MORNING) for _ in range(2)}
    drawn = [books.work(at=MORNING), books.work(at=MORNING)]

    (number,) = numbers
    order = BookOrder.objects.get()
    assert drawn == [True, False] and (order.done, order.total) == (3, 3)
    said = _text(documents.content(shelf.file_of(staff.counter, number)))
    assert all(code.replace("-", "") in said.replace("-", "").replace("\n", "").replace(" ", "") for code in codes)
    assert "Quyển số 02" in said
    with pytest.raises(NotYours):
        shelf.file_of(staff.head, number)


def test_an_order_of_a_worker_that_died_is_taken_over(staff: build.Staff, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    books.order(asked=asked(), by=staff.counter, at=MORNING)
    BookOrder.objects.update(claimed_at=MORNING)
    assert not books.work(at=MORNING + timedelta(minutes=5))
    assert books.work(at=MORNING + timedelta(minutes=11))
