"""Many dossiers of one kind: a line each, each under its own key, nothing twice and no code skipped."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.test import Client
from pypdf import PdfReader

from motcua.doors.desk.sheet import lines as lines_of
from motcua.dossiers import queries
from motcua.kernel.actor import SYSTEM, Actor
from tests import build

Sit = Callable[[Actor], Client]
CARD = "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022"
COMMON = {
    "key": "sheet", "procedure": build.PROCEDURE, "do": "take-in", "paper-1": "1", "paper-1-count": "1",
    "paper-2": "1", "paper-2-count": "1", "paper-2-kind": "1",
}  # fmt: skip


def a_line(n: int, **said: str) -> dict[str, str]:
    return {f"line-{n}-{name}": value for name, value in said.items()}


def code(n: int) -> str:
    return f"H52.30.0-260304-{n:04d}"


def test_each_line_becomes_a_dossier_a_blank_person_is_the_one_above(staff: build.Staff, at_desk: Sit) -> None:
    typed = COMMON | a_line(1, id_no=CARD, count="3") | a_line(2, subject="Bằng tốt nghiệp") | a_line(3, count="2")
    page = at_desk(staff.counter).post("/quay/nhieu/", typed).content.decode()
    assert all(code(n) in page for n in (1, 2, 3)) and "data-taken" in page
    kept = [queries.page(SYSTEM, code(n)) for n in (1, 2, 3)]
    assert {one.applicant.name for one in kept} == {"Nguyễn Thị Thử"}
    assert [one.papers[1].copy for one in kept] == [3, 1, 2]
    assert kept[1].subject == "Bằng tốt nghiệp"


def test_a_double_press_takes_nothing_twice_and_a_mended_line_goes_on_without_a_gap(
    staff: build.Staff, at_desk: Sit
) -> None:
    clerk = at_desk(staff.counter)
    wrong = COMMON | a_line(1, id_no=CARD) | a_line(2, id_no="12", name="Ai", address="Đâu") | a_line(3, count="1")
    answers = [clerk.post("/quay/nhieu/", wrong) for _ in range(2)]
    assert [one.status_code for one in answers] == [422, 422]
    page = answers[1].content.decode()
    assert 'id="line-2-error"' in page and 'value="Ai"' in page and "1</strong>" not in page
    assert code(1) in page and code(2) not in page

    mended = wrong | a_line(1, id_no="001190000001", code=code(1)) | a_line(2, id_no="001190000002")
    clerk.post("/quay/nhieu/", mended)

    assert [queries.page(SYSTEM, code(n)).applicant.id_no for n in (1, 2, 3)] == [
        "001190000001", "001190000002", "001190000002",
    ]  # fmt: skip


def test_one_person_with_fifty_copies_is_one_press_and_one_file_of_slips(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    multiplied = clerk.post("/quay/nhieu/", COMMON | a_line(1, id_no=CARD) | {"do": "multiply", "times": "50"})
    shown: dict[str, Any] = {"size": "50"}
    for one in multiplied.context["lines"]:
        shown |= a_line(one.n, id_no=one.id_no, name=one.name, address=one.address, count=one.count)
    page = clerk.post("/quay/nhieu/", COMMON | shown)
    assert [one.code for one in page.context["done"]] == [code(n) for n in range(1, 51)]

    pdf = clerk.get(f"/quay/in/giay-hen.pdf?ho-so={code(1)}&ho-so={code(50)}")

    pages = PdfReader(BytesIO(pdf.content)).pages
    assert code(1) in pages[0].extract_text() and code(50) in pages[-1].extract_text()


def test_a_blank_number_of_copies_is_the_one_stated_above_the_lines(staff: build.Staff, at_desk: Sit) -> None:
    clerk, five = at_desk(staff.counter), COMMON | {"paper-2-count": "5"}
    shown = clerk.post("/quay/nhieu/", five | {"do": "look"}).content.decode()
    assert 'placeholder="5"' in shown

    clerk.post("/quay/nhieu/", five | a_line(1, id_no=CARD) | a_line(2, subject="Hai", count="2"))

    assert [queries.page(SYSTEM, code(n)).papers[1].copy for n in (1, 2)] == [5, 2]


def test_a_number_of_dossiers_typed_is_shown_before_anything_is_taken_in(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    page = clerk.post("/quay/nhieu/", COMMON | a_line(1, id_no=CARD) | {"times": "3"})
    assert [line.name for line in page.context["lines"] if line.counts] == ["Nguyễn Thị Thử"] * 3
    assert not page.context["done"] and "chưa tiếp nhận" in page.content.decode()


def test_what_cannot_be_a_number_is_refused_in_words_by_its_own_field(staff: build.Staff, at_desk: Sit) -> None:
    clerk = at_desk(staff.counter)
    for count in ("-5", "99999999999", "100"):
        page = clerk.post("/quay/nhieu/", COMMON | a_line(1, id_no=CARD, count=count))
        before, after = page.content.decode().split(f"Số bản “{count}”: gõ số từ 1 đến 99.")
        assert 'id="line-1-subject"' in before and 'id="line-1-count"' in after
        assert page.context["line_focus"] in {"", "line-1-count"} and not page.context["done"]
    for times in ("200", "ba"):
        page = clerk.post("/quay/nhieu/", COMMON | a_line(1, id_no=CARD) | {"times": times})
        assert f"Số hồ sơ “{times}”" in page.content.decode() and not page.context["done"]


def test_a_code_somebody_only_claims_is_dropped(staff: build.Staff, at_desk: Sit) -> None:
    stranger = at_desk(build.a_counter_clerk("la", unit="H52.30.21"))
    build.an_accepted_dossier(staff.counter)
    page = stranger.post("/quay/nhieu/", a_line(1, code=code(1)) | {"procedure": build.PROCEDURE, "do": "look"})
    assert code(1) not in page.content.decode()


def test_the_sheet_never_grows_beyond_its_most() -> None:
    assert len(lines_of.more(lines_of.read({"size": "99999"}), 10**6)) == lines_of.MOST
    assert len(lines_of.read({"size": "²"})) == lines_of.FIRST
