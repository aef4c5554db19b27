"""Every form of every edition, drawn and read back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from motcua.documents.operations import render
from motcua.documents.operations.printing import Label, labels
from motcua.documents.rules import editions
from motcua.documents.rules.preparing import binding
from motcua.documents.terms import Edition, Form
from motcua.kernel.refused import Refused
from tests.documents.labels import LABELS, NATIONAL
from tests.documents.samples import BARE, CODE, HARD_RECEIPT, LONG_NAME, ORDINARY, RECEIPT

LEDGER = {"on": "2025-10-02", "counted": "1"}
PAIRS = [(form, e.edition) for e in editions() for form in e.forms]


def words(pdf: bytes) -> str:
    """All text, one blank between words: a wrapped label reads like one on a single line."""
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{NO-BREAK SPACE}", " ").split())


def _joined(text: str) -> str:
    """Without any blank: cells break labels where the column ends, even after a slash."""
    return re.sub(r"\s", "", text)


def test_the_secret_stands_beside_the_code_in_the_corner_of_a_slip_and_on_no_inner_paper() -> None:
    slip = words(render(Form.RECEIPT, Edition.E2025, RECEIPT))
    inner = words(render(Form.CONTROL_SLIP, Edition.E2025, ORDINARY[Form.CONTROL_SLIP.value]))

    assert slip.count("K7PM-42XQ") == 2 and slip.startswith("Mã tra cứu K7PM-42XQ")
    assert "K7PM-42XQ" not in inner


def test_every_form_but_the_stop_notice_is_in_both_editions() -> None:
    alone = {form for form, _ in PAIRS if (form, Edition.E2018) not in PAIRS}

    assert alone == {Form.STOP_NOTICE}
    assert set(LABELS) == {(form.value, edition.value) for form, edition in PAIRS}


@pytest.mark.parametrize(("form", "edition"), PAIRS)
def test_a_form_carries_its_labels_word_for_word(form: Form, edition: Edition) -> None:
    read = _joined(words(render(form, edition, ORDINARY[form.value])))

    missing = [label for label in (*NATIONAL, *LABELS[form.value, edition.value]) if _joined(label) not in read]
    assert missing == []


@pytest.mark.parametrize(("form", "edition"), PAIRS)
def test_a_form_is_a_tagged_accessible_archive_file(form: Form, edition: Edition) -> None:
    reader = PdfReader(BytesIO(render(form, edition, ORDINARY[form.value])))
    root = reader.trailer["/Root"]
    claims = root["/Metadata"].get_object().get_data().decode()

    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "vi-VN"
    assert reader.metadata is not None and reader.metadata.title
    assert re.search(r"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>A", claims)
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims


@pytest.mark.parametrize(("form", "edition"), PAIRS)
def test_what_is_not_known_leaves_dots_and_never_a_word_of_the_machine(form: Form, edition: Edition) -> None:
    read = words(render(form, edition, BARE[form.value]))

    assert not re.search(r"\bnone\b|\bnull\b|auto|dictionary|\(:\)", read, re.IGNORECASE)


@pytest.mark.parametrize(("form", "edition"), PAIRS)
def test_ordinary_papers_fit_their_pages(form: Form, edition: Edition) -> None:
    pages = len(PdfReader(BytesIO(render(form, edition, ORDINARY[form.value]))).pages)

    expected = {("RECEIPT", 2018): 2, ("REGISTER", 2018): 4, ("REGISTER", 2025): 3}
    assert pages == expected.get((form.value, edition.value), 1)


def test_why_this_day_never_costs_the_slip_a_second_sheet() -> None:
    """A paper filed on a Saturday, promised within the day, with many papers: closer set, still all there."""
    reasons = [
        {"on": "2025-10-04", "counted": "0", "why": "Thứ Bảy, nghỉ hằng tuần"},
        {"on": "2025-10-06", "counted": "0", "why": "Trong ngày làm việc; hẹn trả lúc 17:30"},
    ]
    papers = [{"name": f"Giấy tờ số {n}", "original": 1} for n in range(8)]

    for count in range(1, 9):
        slip = render(Form.RECEIPT, 2025, RECEIPT | {"papers": papers[:count], "ledger": reasons})

        assert len(PdfReader(BytesIO(slip)).pages) == 1
        assert "Nghỉ hằng tuần" in words(slip) and "Cộng 0" not in words(slip)


def test_the_same_values_give_the_same_bytes() -> None:
    assert render(Form.RECEIPT, 2025, RECEIPT) == render(Form.RECEIPT, 2025, RECEIPT)


def test_every_letter_of_the_vietnamese_alphabet_with_every_tone_survives() -> None:
    letters = [
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    ] + list("bcdđghklmnpqrstvxfjwz")
    every = "".join(letters)
    alphabet = f"{every} {every.upper()}"

    # the file may come decomposed (as some keyboards write): it is printed composed
    values = RECEIPT | {"request_content": unicodedata.normalize("NFD", alphabet), "received_by": alphabet}
    read = _joined(words(render(Form.RECEIPT, 2025, values)))

    assert len(every) == 72 + 21
    assert read.count(_joined(alphabet)) == 2


def test_letters_no_font_has_are_seen_as_missing_and_stop_no_paper() -> None:
    read = words(render(Form.RECEIPT, 2025, RECEIPT | {"applicant_name": "王小明 (Vương Tiểu Minh) 😀\u202e\x07"}))

    assert "Ông (Bà)/Tổ chức: □□□ (Vương Tiểu Minh) □ Số định danh" in read


def test_labels_and_stamps_show_what_no_font_has_as_missing_too(tmp_path: Path) -> None:
    label = Label("H52.30.0-260304-0001", "Bé 王 😀", "1.001193", "Đăng ký khai sinh", "")

    assert "Bé □ □" in words(labels([label]))
    assert "Hoa □" in words(binding.stamp(tmp_path, "Người số hóa: Hoa 😀"))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=40))
def test_whatever_people_type_is_drawn(typed: str) -> None:
    values = RECEIPT | {"request_content": f"x{typed}", "received_by": f"x{typed}", "unit_name": f"x{typed}"}
    values |= {"papers": [{"name": f"x{typed}", "kind": typed}], "ledger": [LEDGER | {"why": f"x{typed}"}]}

    assert render(Form.RECEIPT, 2025, values).startswith(b"%PDF")


def test_twenty_five_papers_run_over_pages_with_their_head_repeated() -> None:
    reader = PdfReader(BytesIO(render(Form.RECEIPT, 2025, HARD_RECEIPT)))
    pages = [" ".join(p.extract_text().split()) for p in reader.pages]

    assert len(pages) == 3
    assert "Tên giấy tờ" in pages[0] and "Tên giấy tờ" in pages[1]
    assert "[25]" in pages[1]
    # the signatures never stand alone on a page
    assert "Đăng ký nhận kết quả tại" in pages[2] and "NGƯỜI NỘP HỒ SƠ" in pages[2]


def test_a_very_long_name_is_whole_and_markup_in_values_is_only_text() -> None:
    read = words(render(Form.RECEIPT, 2025, HARD_RECEIPT))

    assert LONG_NAME in read
    assert "#let x = *1*" in read


@pytest.mark.parametrize("edition", [2018, 2025])
def test_the_principal_stands_there_only_when_somebody_was_authorised(edition: int) -> None:
    alone = words(render(Form.RECEIPT, edition, RECEIPT))
    sent = words(render(Form.RECEIPT, edition, HARD_RECEIPT))

    assert "Người ủy quyền" not in alone
    assert "Người ủy quyền: Hợp tác xã Nông nghiệp Hữu cơ Quỳnh Nhai; địa chỉ: Bản Lốm" in sent


@pytest.mark.parametrize("said", ["Bộ phận Một cửa ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG ", ""])
def test_the_office_is_not_named_twice(said: str) -> None:
    read = words(render(Form.RECEIPT, 2025, RECEIPT | {"intake_unit_name": f"{said}xã Chiềng Hắc"}))

    assert "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả xã Chiềng Hắc" in read


def test_edition_2018_comes_in_two_copies_or_in_the_one_asked_for() -> None:
    second = words(render(Form.RECEIPT, 2018, RECEIPT | {"copy": 2}))

    assert "(Liên 2: Giao khách hàng)" in second and "Liên 1" not in second


def test_there_is_no_stop_notice_in_edition_2018() -> None:
    with pytest.raises(Refused, match="không có trong bộ mẫu 2018"):
        render(Form.STOP_NOTICE, 2018, ORDINARY["STOP_NOTICE"])


@pytest.mark.parametrize("form", [Form.CONTROL_SLIP, Form.REGISTER])
def test_inner_papers_carry_no_secret(form: Form) -> None:
    values = ORDINARY[form.value] | {"tracking_url": "https://x.example/tra-cuu/A/BCDE-FGHI", "tracking_secret": "BCDE"}

    pdf = render(form, 2025, values)

    assert "BCDE" not in words(pdf) and "Tra cứu" not in words(pdf)
    assert not PdfReader(BytesIO(pdf)).pages[0].images


def test_the_head_of_the_agency_signs_a_request_made_after_appraisal() -> None:
    values = ORDINARY["SUPPLEMENT_REQUEST"] | {"signer_role": "head", "signed_by": "Hà Thị Quyên"}

    read = words(render(Form.SUPPLEMENT_REQUEST, 2025, values))

    assert "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in read and "NGƯỜI HƯỚNG DẪN" not in read


def test_the_counter_apologises_for_the_agency_at_fault() -> None:
    values = ORDINARY["APOLOGY_EXTENSION"] | {"fault_agency": "Phòng Kinh tế"}

    read = words(render(Form.APOLOGY_EXTENSION, 2018, values))

    assert "đơn vị chủ trì giải quyết hồ sơ là Phòng Kinh tế chưa có kết quả chuyển cho" in read


@pytest.mark.parametrize("edition", [2018, 2025])
def test_a_letter_signed_before_the_date_does_not_say_it_was_missed(edition: int) -> None:
    values = ORDINARY["APOLOGY_EXTENSION"] | {"fault_agency": "Phòng Kinh tế", "ahead": True}

    read = words(render(Form.APOLOGY_EXTENSION, edition, values))

    assert "phần việc tại Phòng Kinh tế chưa xong kịp" in read and "chưa thể trả kết quả" in read
    assert "chưa trả kết quả" not in read and "chưa có kết quả chuyển" not in read


def test_a_long_register_repeats_its_head() -> None:
    rows = ORDINARY["REGISTER"]["entries"] * 10

    reader = PdfReader(BytesIO(render(Form.REGISTER, 2025, ORDINARY["REGISTER"] | {"entries": rows})))

    assert all("Hẹn trả" in page.extract_text() for page in reader.pages[:-1])


def test_a_page_can_be_drawn_as_a_picture() -> None:
    assert render(Form.RECEIPT, 2018, RECEIPT, kind="png", page=2).startswith(b"\x89PNG")


@pytest.mark.parametrize("page", [0, 3])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    with pytest.raises(Refused, match="chỉ có 2 trang"):
        render(Form.RECEIPT, 2018, RECEIPT, kind="png", page=page)


def test_a_register_too_long_to_draw_asks_for_a_shorter_period() -> None:
    rows = ORDINARY["REGISTER"]["entries"] * 76

    with pytest.raises(Refused, match="3040 dòng.*Hãy chọn kỳ ngắn hơn"):
        render(Form.REGISTER, 2025, ORDINARY["REGISTER"] | {"entries": rows})


def test_several_threads_draw_at_once_each_its_own_paper() -> None:
    codes = [f"H52.10.30-251002-{n:04d}" for n in range(12)]

    with ThreadPoolExecutor(4) as threads:
        drawn = threads.map(lambda code: render(Form.RECEIPT, 2025, RECEIPT | {"dossier_code": code}), codes)

    assert all(f"Mã hồ sơ: {code}" in words(pdf) for code, pdf in zip(codes, drawn, strict=True))


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    """Kind and alternative words of every element of the document's tree."""
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict):
        yield str(node.get("/S", "")), str(node.get("/Alt", ""))
        yield from _tags(node["/K"]) if "/K" in node else ()


def test_a_screen_reader_finds_title_table_heads_and_the_words_for_the_qr() -> None:
    reader = PdfReader(BytesIO(render(Form.RECEIPT, 2025, RECEIPT)))

    tags = list(_tags(reader.trailer["/Root"]["/StructTreeRoot"]))

    kinds = [kind for kind, _ in tags]
    assert kinds.count("/H1") == 1 and kinds.count("/H2") == 1
    assert kinds.count("/Table") == 2 and kinds.count("/TH") == 4 + 3
    assert [alt for kind, alt in tags if kind == "/Figure"] == [f"Mã QR mở trang tra cứu hồ sơ {CODE}"]
