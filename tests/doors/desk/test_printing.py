"""The print queue: what went out and was not opened yet, slips in one file, labels with a code to scan."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from django.test import Client
from pypdf import PdfReader

from motcua.kernel.actor import Actor
from tests import build

Sit = Callable[[Actor], Client]


def test_what_nobody_has_opened_is_ticked_and_drawing_it_takes_the_tick_away(staff: build.Staff, at_desk: Sit) -> None:
    code, clerk = build.an_accepted_dossier(staff.counter).code, at_desk(staff.counter)
    before = clerk.get("/quay/in/").content.decode()
    clerk.get(f"/quay/in/giay-hen.pdf?phieu={code}:2")
    after = clerk.get("/quay/in/").content.decode()
    assert f'value="{code}:2" checked' in before and "Chưa in" in before
    assert f'value="{code}:2" checked' not in after and "đã mở để in lúc" in after


def test_slips_on_a5_are_a5(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    pdf = at_desk(staff.counter).get(f"/quay/in/giay-hen.pdf?phieu={code}:2&kho=A5").content
    box = PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width * 25.4 / 72), round(box.height * 25.4 / 72)) == (148, 210)


def test_a_label_is_fifty_by_thirty_or_one_of_many_on_a4(staff: build.Staff, at_desk: Sit) -> None:
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(2)]
    asked = "&".join(f"phieu={code}:2" for code in codes)
    clerk = at_desk(staff.counter)
    small = PdfReader(BytesIO(clerk.get(f"/quay/in/nhan.pdf?{asked}").content)).pages
    sheet = PdfReader(BytesIO(clerk.get(f"/quay/in/nhan.pdf?{asked}&kho=A4").content)).pages
    assert [round(float(x) * 25.4 / 72) for x in (small[0].mediabox.width, small[0].mediabox.height)] == [50, 30]
    assert [code in page.extract_text() for code, page in zip(codes, small, strict=True)] == [True, True]
    assert len(sheet) == 1 and all(code in sheet[0].extract_text() for code in codes)


def test_papers_of_another_place_are_not_printed(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    stranger = at_desk(build.a_counter_clerk("la", unit=build.COMMUNE))
    assert code not in stranger.get("/quay/in/").content.decode()
    assert stranger.get(f"/quay/in/giay-hen.pdf?phieu={code}:2").status_code in {403, 404}
    assert stranger.get(f"/quay/in/giay-hen.pdf?ho-so={code}").status_code == 409
