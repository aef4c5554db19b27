"""Editions by day, numbers, values to and from plain data."""

from __future__ import annotations

import json
from datetime import date, datetime
from fractions import Fraction

import pytest

from motcua.calendars import rules as clock
from motcua.calendars.terms import Amount, Mode
from motcua.documents.operations import render
from motcua.documents.rules import edition_on, number, read, write
from motcua.documents.rules.drawing import address, drawn
from motcua.documents.rules.ledgers import ledger
from motcua.documents.rules.words import day, moment
from motcua.documents.terms import Edition, Form, LedgerRow
from motcua.kernel.refused import Refused
from tests.documents.samples import APOLOGY_EXTENSION, BARE, HARD_RECEIPT, ORDINARY, RECEIPT


@pytest.mark.parametrize(
    ("on", "edition"),
    [("2017-01-05", 2018), ("2020-03-01", 2018), ("2025-09-14", 2018), ("2025-09-15", 2025), ("2026-11-20", 2025)],
)
def test_the_day_of_intake_chooses_the_edition(on: str, edition: int) -> None:
    assert edition_on(date.fromisoformat(on)) == edition


@pytest.mark.parametrize(
    ("form", "edition", "office", "expected"),
    [
        (Form.RECEIPT, Edition.E2018, "BPTNTKQ", "05/TNHS"),
        (Form.RECEIPT, Edition.E2025, "TTPVHCC", "05/TNHS-TTPVHCC"),
        (Form.SUPPLEMENT_REQUEST, Edition.E2018, "BPTNTKQ", "05/HDHS"),
        (Form.SUPPLEMENT_REQUEST, Edition.E2025, "BPTNTKQ", "05/PBS-BPTNTKQ"),
        (Form.REFUSAL, Edition.E2025, "BPTNTKQ", "05/PTC-BPTNTKQ"),
        (Form.APOLOGY_EXTENSION, Edition.E2025, "BPTNTKQ", "05/PXL"),
        (Form.CONTROL_SLIP, Edition.E2025, "TTPVHCC", "05/PKS-TTPVHCC"),
        (Form.CONTROL_SLIP, Edition.E2018, "TTPVHCC", ""),
        (Form.REGISTER, Edition.E2018, "TTPVHCC", ""),
    ],
)
def test_a_number_carries_the_symbol_of_its_edition(form: Form, edition: Edition, office: str, expected: str) -> None:
    assert number(form, edition, 5, office) == expected


def test_a_number_of_three_digits_gets_no_nought() -> None:
    assert number(Form.APOLOGY_EXTENSION, Edition.E2018, 123) == "123/PXL"


@pytest.mark.parametrize("form", list(Form))
def test_values_frozen_in_an_event_read_back_the_same(form: Form) -> None:
    values = read(form, ORDINARY[form.value])

    assert read(form, json.loads(json.dumps(write(values)))) == values


@pytest.mark.parametrize("form", list(Form))
def test_a_missing_value_is_named(form: Form) -> None:
    for key in BARE[form.value]:
        short = {k: v for k, v in BARE[form.value].items() if k != key}

        with pytest.raises(Refused, match=f"{form.value}.{key} còn thiếu"):
            render(form, 2025, short)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"applicant_name": "  "}, "applicant_name còn trống"),
        ({"papers": []}, "papers còn trống"),
        ({"papers": "tờ khai"}, "papers phải là một danh sách"),
        ({"papers": [{"kind": "Bản chính"}]}, r"papers\[0\].name còn thiếu"),
        ({"due_at": "2025-10-03T08:05:00"}, "due_at phải kèm múi giờ"),
        ({"due_at": "hôm sau"}, "due_at không đọc được: 'hôm sau'"),
        ({"form_date": datetime(2025, 10, 2)}, "form_date không đọc được"),
        ({"principal": "ông A"}, "principal phải là một nhóm giá trị"),
        ({"ledger": [{"on": "2025-10-02", "counted": "1/0", "why": "x"}]}, r"ledger\[0\].counted không đọc được"),
        ({"set_count": "hai"}, "set_count không đọc được"),
    ],
)
def test_a_wrong_value_is_named_and_nothing_is_drawn(change: dict[str, object], named: str) -> None:
    with pytest.raises(Refused, match=named):
        render(Form.RECEIPT, 2025, RECEIPT | change)


def test_keys_a_form_does_not_know_are_left_out() -> None:
    assert read(Form.RECEIPT, RECEIPT | {"shoe_size": 42}) == read(Form.RECEIPT, RECEIPT)


def test_days_and_moments_are_said_on_the_clock_of_the_country() -> None:
    assert moment(datetime.fromisoformat("2025-02-04T18:05:00+00:00")) == "01 giờ 05 phút, ngày 05 tháng 02 năm 2025"
    assert day(date(2025, 3, 15)) == "ngày 15 tháng 3 năm 2025"


def test_the_ledger_is_told_by_reason_with_its_days_as_ranges() -> None:
    rows = [LedgerRow(on=date(2025, 10, n), counted=Fraction(n not in {4, 5}), why="Nghỉ" if n in {4, 5} else "Làm")
            for n in range(2, 8)]  # fmt: skip

    assert ledger(rows) == [
        {"why": "Làm", "days": "02/10–03/10, 06/10–07/10", "counted": "4"},
        {"why": "Nghỉ", "days": "04/10–05/10", "counted": "0"},
    ]


def test_a_ledger_of_the_clock_fits_a_few_lines_of_paper() -> None:
    start = datetime.fromisoformat("2025-08-21T15:40:00+07:00")
    due = clock.due(start, Amount.parse("15d"), clock.national.standard(), Mode.DAY)
    rows = [LedgerRow(on=line.on, counted=line.counted, why=line.why.vi) for line in due.ledger]

    lines = ledger(rows)

    assert [(line["why"].split("(")[0].strip(), line["counted"]) for line in lines[1:]] == [
        ("Ngày làm việc", "15"),
        ("Nghỉ hằng tuần", "0"),
        ("Nghỉ: Quốc khánh", "0"),
    ]
    assert lines[1]["days"] == "từ 22/08 đến 15/09, 15 ngày"


def test_the_ledger_on_the_paper_adds_up() -> None:
    page = drawn(Form.RECEIPT, Edition.E2025, read(Form.RECEIPT, HARD_RECEIPT))

    assert page["ledger_total"] == "40"
    assert page["strip"].count(True) == 40 and len(page["strip"]) == 57
    assert len(page["ledger"]) == 3


def test_hours_are_counted_with_a_decimal_comma() -> None:
    rows = [LedgerRow(on=date(2025, 10, 2), counted=Fraction(3, 2), why="Buổi chiều")]

    assert ledger(rows)[0]["counted"] == "1,5"


def test_the_qr_opens_the_tracking_page_and_tells_procedure_applicant_and_form_to_the_reader_only() -> None:
    url = address(Form.RECEIPT, read(Form.RECEIPT, RECEIPT))

    page, about = url.split("#")
    assert page == RECEIPT["tracking_url"]
    assert about == "1.001193;014190012345;RECEIPT"


def test_without_a_tracking_page_there_is_no_qr() -> None:
    values = {k: v for k, v in APOLOGY_EXTENSION.items() if k != "tracking_url"}

    assert address(Form.APOLOGY_EXTENSION, read(Form.APOLOGY_EXTENSION, values)) == ""
