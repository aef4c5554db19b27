"""What may be answered to the questions of a form: one definition for the counter, the portal and the results."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules.answers import wrong, wrong_among, wrong_name
from motcua.catalogue.rules.forms import _data, form
from motcua.catalogue.terms import FieldKind, FormField
from motcua.documents.rules.letters import covered
from motcua.kernel.text import Text
from tests.build import DAY

CHILD = Text("Họ, chữ đệm, tên", "Full name")
#: asked about a person or a matter, whichever it is
EITHER = {"about_name"}


def a_field(kind: FieldKind, **said: object) -> FormField:
    return FormField.model_validate({"id": "o", "vi": "Ô này", "en": "This field", "kind": kind} | said)


@pytest.mark.parametrize(
    "name", ["Trần Bé", "H’Hen Niê", "Y-Bhăm Êban", "O'Brien", "Jr. Müller-Straße", "Łukasz", "Ma Seo Sì", "Đỗ Thị Ỷ"]
)
def test_names_of_persons_are_written_as_people_bear_them(name: str) -> None:
    assert wrong_name(CHILD, name) is None
    assert wrong_name(CHILD, unicodedata.normalize("NFD", name)) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Trần Bé 123 !!!", "“123!”"), ("<b>Thử", "“<>”"), ("A;B", "“;”"), (" - ", "bằng chữ"),
        ("王小明", "chữ Latinh"), ("Trần " * 40, "dài quá 120 chữ"), ("Bé 😀", "“😀”"),
    ],
)  # fmt: skip
def test_a_name_with_digits_or_signs_is_refused_by_the_name_of_its_field(name: str, told: str) -> None:
    said = wrong_name(CHILD, name)

    assert said is not None and said.vi.startswith("Họ, chữ đệm, tên: ") and told in said.vi


@given(st.text())
def test_whatever_passes_as_a_name_has_no_digit_and_can_be_printed(name: str) -> None:
    if wrong_name(CHILD, name) is None:
        written = unicodedata.normalize("NFC", name)
        assert not any(c.isdigit() or c in "!@#$%<>;" for c in written)
        assert {ord(c) for c in written} <= covered()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(1800, 1, 1), "quá xa"), (date(1899, 12, 31), "quá xa"), (date(2026, 3, 5), "chưa đến"),
        (date(1900, 1, 1), ""), (DAY, ""),
    ],
)  # fmt: skip
def test_a_birth_lies_behind_us_and_within_a_life(day: date, told: str) -> None:
    said = wrong(a_field(FieldKind.DATE, past=True), f"{day:%d/%m/%Y}", DAY)

    assert told in said.vi if said else not told


def test_who_registers_a_birth_as_its_mother_names_the_mother() -> None:
    asked = form("1.001193", "")
    given = {f.id: "" for f in asked} | {"relation": "me"}

    assert "Họ tên mẹ: hãy trả lời câu này." in [said.vi for said in wrong_among(asked, given, DAY).values()]
    assert not wrong_among(asked, given | {"relation": "khac"}, DAY).keys() & {"mother_name", "father_name"}


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_failure_names_its_field(kind: FieldKind) -> None:
    for value in ("", "\N{GRINNING FACE}", "x" * 300):
        said = wrong(a_field(kind), value, DAY)
        assert said is not None and said.vi.startswith("Ô này: ") and said.en.startswith("This field: ")


def test_every_question_for_a_person_s_name_is_checked_as_one() -> None:
    asked = [field for name in _data()["sections"] for field in _questions(name)]

    named = {f.id for f in asked if f.vi.startswith(("Họ tên", "Họ, chữ đệm"))} - EITHER
    assert named == {f.id for f in asked if f.kind is FieldKind.NAME} and "business_name" not in named
    assert all(f.past for f in asked if "born_on" in f.id or "died_on" in f.id)
    assert form("1.001193", "")[0].kind is FieldKind.NAME


def _questions(section: str) -> list[FormField]:
    heads = {"section_vi": "", "section_en": ""}
    return [FormField.model_validate(heads | field) for field in _data()["sections"][section]["fields"]]
