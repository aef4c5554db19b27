"""At the counter: a matter of another commune, a result fetched elsewhere, several procedures in one declaration."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from motcua.catalogue.terms import Content, Paper
from motcua.directory.terms import Level
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import Actor
from tests import build
from tests.directory import places

Sit = Callable[[Actor], Client]
BIRTH, SUPPORT = "1.001193", "2.001088"
OURS, THEIRS = "H52.30.21", "H52.30.22"
TYPED = {
    "key": "a-key", "id_no": "001190000001", "name": "Nguyễn Thị Thử", "address": "Bản 2, Mường Sang, Mộc Châu",
    "phone": "0900000001", "procedure": BIRTH, "channel": "1", "delivery": "counter",
}  # fmt: skip


@pytest.fixture
def clerk(db: None) -> Actor:
    """At the counter of one commune, with another beside it."""
    build.a_district()
    places.a_unit(f"{THEIRS}.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, THEIRS)
    build.a_procedure(BIRTH, level=Level.COMMUNE, content=Content(papers=(Paper(name="Tờ khai", originals=1),)))
    support = (Paper(name="Đơn hỗ trợ", originals=1), Paper(name="Giấy khai sinh", copies=1))
    build.a_procedure(SUPPORT, level=Level.COMMUNE, content=Content(papers=support), name="Hỗ trợ sinh con")
    return build.a_counter_clerk(unit=f"{OURS}.0")


def test_the_applicant_s_commune_is_proposed_and_decides_when_chosen(clerk: Actor, at_desk: Sit) -> None:
    desk = at_desk(clerk)
    page = desk.post("/quay/", TYPED | {"do": "look"}).content.decode()
    assert "Địa chỉ người nộp có tên <strong>Xã Mường Sang</strong>" in page
    paper = {"paper-1": "1", "paper-1-count": "1", "paper-1-kind": "0"}

    desk.post("/quay/", TYPED | paper | {"competent": THEIRS, "return_at": f"{THEIRS}.0", "do": "take-in"})

    row = Dossier.objects.get()
    assert (row.unit.code, row.intake_unit.code, row.code[:14]) == (THEIRS, f"{OURS}.0", "H52.30.21.0-26")
    assert row.return_unit is not None and row.return_unit.code == f"{THEIRS}.0"


def test_several_procedures_are_taken_in_with_one_declaration(clerk: Actor, at_desk: Sit) -> None:
    desk = at_desk(clerk)
    page = desk.post("/quay/", TYPED | {"do": "look"}).content.decode()
    assert f'name="also-{SUPPORT}"' in page and "Đơn hỗ trợ" not in page
    with_it = TYPED | {f"also-{SUPPORT}": "1"}
    page = desk.post("/quay/", with_it | {"do": "look"}).content.decode()
    assert "Đơn hỗ trợ" in page and "Giấy khai sinh" not in page  # the first one's result brings it
    papers = {f"paper-{n}{more}": value for n in (1, 2) for more, value in (("", "1"), ("-count", "1"), ("-kind", "0"))}

    answer = desk.post("/quay/", with_it | papers | {"do": "take-in"}, follow=True)

    first, second = Dossier.objects.order_by("id")
    assert first.code in answer.content.decode() and second.code in answer.content.decode()
    assert ([p["name"] for p in first.papers], [p["name"] for p in second.papers]) == (["Tờ khai"], ["Đơn hỗ trợ"])
    assert (second.bundle, second.after, second.waiting) == (first.code, first.code, True)
    assert "chờ kết quả của hồ sơ" in desk.get(f"/ho-so/{second.code}/").content.decode()
    assert second.code in desk.get(f"/ho-so/{first.code}/").content.decode()
