"""A process is drawn so that everybody can read it."""

from __future__ import annotations

from xml.etree import ElementTree

from motcua.workflow import rules
from tests.workflow.processes import a_definition, a_parallel_definition, a_step

SVG = "{http://www.w3.org/2000/svg}"


def test_the_picture_is_well_formed_named_and_told() -> None:
    picture = ElementTree.fromstring(rules.svg(a_parallel_definition(), current=["ky"]))  # noqa: S314

    title, told = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")

    assert picture.get("role") == "img"
    assert title is not None and title.text == "Quy trình thử"
    assert told is not None and "Bước ky (đang ở bước này): Lãnh đạo" in str(told.text)


def test_names_cannot_break_out_of_the_picture() -> None:
    hostile = a_definition(a_step("a", "@finish", name='<script>alert("1")</script>'), name="</title><script>")

    picture = rules.svg(hostile)

    assert "<script" not in picture
    ElementTree.fromstring(picture)  # noqa: S314


def test_a_draft_with_a_loop_is_drawn_all_the_same() -> None:
    assert "<svg" in rules.svg(a_definition(a_step("a", "b"), a_step("b", "a")))


def test_one_column_fits_a_telephone() -> None:
    picture = ElementTree.fromstring(rules.svg(a_definition(a_step("a", "@finish"))))  # noqa: S314

    assert int(picture.get("width", "0")) <= 360


def test_who_does_a_step_where_stays_inside_its_box_and_is_named_whole() -> None:
    long = a_step("a", "@finish", role="officer", unit="division:Văn phòng HĐND và UBND")
    said = [str(t.text) for t in ElementTree.fromstring(rules.svg(a_definition(long))).iter(f"{SVG}text")]  # noqa: S314
    assert "Chuyên môn · Văn phòng HĐND và UBND" in " ".join(said)
    assert all(sum(11 if sign.isupper() else 7.8 for sign in line) <= 276 - 18 for line in said)
