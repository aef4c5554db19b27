"""The inbox through a sieve: counts are those of the list, views are one's own, many files are done at once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.doors.worker import tasks
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act, Sieve
from motcua.kernel.actor import SYSTEM, Actor
from motcua.work import queries as own
from tests import build

Sit = Callable[[Actor], Client]
OTHER = "1.999005"


@pytest.fixture
def codes(staff: build.Staff) -> list[str]:
    build.a_procedure(OTHER, name="Cấp bản sao thử", field="Chứng thực")
    return [
        build.an_accepted_dossier(staff.counter, **said).code for said in ({}, {}, {"procedure": OTHER})
    ]  # fmt: skip


def sieve_of(actor: Actor, name: str) -> Sieve:
    """The sieve that leaves one procedure."""
    (number,) = {t.procedure for t in queries.tallies(actor, {}) if t.procedure_name == name}
    return Sieve(procedure=number)


def test_counts_beside_views_are_those_of_the_list(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    desk, sieve = at_desk(staff.counter), sieve_of(staff.counter, "Cấp giấy thử")
    desk.post("/viec/cach-xem/", {"name": "Giấy thử", "thu-tuc": sieve.procedure})
    page = desk.get(f"/viec/?thu-tuc={sieve.procedure}").content.decode()
    assert "Giấy thử (2)" in page and "Tất cả (3)" in page
    assert [code in page for code in codes] == [True, True, False]
    assert len(queries.inbox(staff.counter, sieve=sieve)) == 2


@pytest.mark.parametrize("part", ["procedure", "field", "state", "unit", "colour"])
def test_every_count_is_the_length_of_its_list(staff: build.Staff, codes: list[str], part: str) -> None:
    resolve.hand_over(code=codes[0], to=build.DIVISION, reason="Đúng phòng", by=staff.counter, at=build.MORNING)
    everything = build.an_actor("tat-ca", *staff.counter.roles, *staff.officer.roles, unit=build.DISTRICT)
    page_ids = {"red": [1, 2], "amber": [3]}
    tallies = queries.tallies(everything, page_ids)
    for value in {getattr(tally, part) for tally in tallies}:
        sieve = Sieve(**{part: value})
        listed = queries.inbox(everything, sieve=sieve, colours=page_ids)
        assert sum(t.many for t in tallies if t.passes(sieve)) == len(listed) if value else True


def test_whatever_is_combined_the_count_is_the_length_of_the_list(staff: build.Staff, codes: list[str]) -> None:
    resolve.hand_over(code=codes[0], to=build.DIVISION, reason="Đúng phòng", by=staff.counter, at=build.MORNING)
    resolve.take(code=codes[1], by=staff.counter, at=build.MORNING)
    resolve.complete_step(code=codes[2], by=staff.counter, at=build.MORNING)
    resolve.assign(code=codes[2], to=staff.officer.person or 0, by=staff.head, at=build.MORNING)
    colours = {"red": [1, 2], "amber": [3]}
    for reader in (staff.counter, staff.officer, build.an_officer("nga")):
        tallies = queries.tallies(reader, colours)
        values = [sorted({getattr(one, part) for one in tallies}, key=str) for part in ("procedure", "state", "unit")]
        for procedure, state, unit, colour in product(*([None, *one] for one in values), ("", *colours)):
            sieve = Sieve(procedure=procedure, state=state, unit=unit, colour=colour)
            counted = sum(one.many for one in tallies if one.passes(sieve))
            assert counted == len(queries.inbox(reader, sieve=sieve, colours=colours)), (reader.name, sieve)


def test_views_are_one_s_own_and_can_be_taken_away(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    desk = at_desk(staff.counter)
    desk.post("/viec/cach-xem/", {"name": "Của tôi", "trang-thai": "2"})
    (kept,) = own.views(staff.counter)
    at_desk(staff.officer).post("/viec/cach-xem/", {"do": "drop", "view": str(kept.id)})
    assert own.views(staff.counter) == [kept] and own.views(staff.officer) == []
    desk.post("/viec/cach-xem/", {"do": "drop", "view": str(kept.id), "trang-thai": "2"})
    assert own.views(staff.counter) == []


def test_a_view_needs_a_name_and_there_are_twelve(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    desk = at_desk(staff.counter)
    assert desk.post("/viec/cach-xem/", {"name": " ", "trang-thai": "2"}).status_code == 422
    for n in range(12):
        desk.post("/viec/cach-xem/", {"name": f"Cách {n}", "trang-thai": "2"})
    last = desk.post("/viec/cach-xem/", {"name": "Thứ mười ba", "trang-thai": "2"})
    assert last.status_code == 422 and "tối đa 12 cách xem" in last.content.decode()


def test_a_sieve_that_is_none_filters_nothing(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    page = at_desk(staff.counter).get("/viec/?thu-tuc=x&mau=tim&trang-thai=-1&don-vi=9999999999999999999")
    assert page.status_code == 200 and all(code in page.content.decode() for code in codes)


def test_the_list_asks_four_times_however_long(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    desk = at_desk(staff.counter)
    desk.get("/viec/?trang-thai=2")
    for _ in range(5):
        build.an_accepted_dossier(staff.counter)
    with CaptureQueriesContext(connection) as asked:
        desk.get("/viec/?trang-thai=2")
    signed_in = ("django_session", "accounts_person", "topic, n from audit_revision", "directory_")
    own_ones = [q["sql"] for q in asked if not any(name in q["sql"] for name in signed_in)]
    assert len(own_ones) <= 4, own_ones


def test_what_is_said_for_all_is_read_first_and_done_to_each(
    staff: build.Staff, codes: list[str], at_desk: Sit
) -> None:
    desk, ticked = at_desk(staff.counter), [f"{code}|nhan" for code in codes]
    read = desk.post("/viec/nhieu/", {"do": "hand_over", "code": ticked}).content.decode()
    assert all(code in read for code in codes) and 'name="unit"' in read
    said = {"do": "hand_over", "code": ticked, "read": "1", "unit": build.DIVISION, "reason": ""}
    assert desk.post("/viec/nhieu/", said).status_code == 422
    done = desk.post("/viec/nhieu/", said | {"reason": "Đúng chuyên môn"}, follow=True).content.decode()
    assert "Xong: 3 / 3 hồ sơ" in done
    assert {queries.page(SYSTEM, code).events[-1].act for code in codes} == {Act.HAND_OVER}


def test_a_long_batch_is_left_to_the_worker_and_shows_how_far_it_is(
    staff: build.Staff, codes: list[str], at_desk: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.doors.desk.views.many.AT_ONCE", 2)
    desk = at_desk(staff.counter)
    page = desk.post("/viec/nhieu/", {"do": "take", "code": [f"{c}|nhan" for c in codes]}, follow=True)
    assert "<progress" in page.content.decode() and "Đang làm: 0 / 3." in page.content.decode()

    tasks.batches(0)
    part = desk.get(page.request["PATH_INFO"], headers={"HX-Request": "true"}).content.decode()
    assert "Xong: 3 / 3 hồ sơ" in part and "<html" not in part and "hx-trigger" not in part


def test_another_s_batch_is_not_there(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    done = at_desk(staff.counter).post("/viec/nhieu/", {"do": "take", "code": codes[:1]})
    assert at_desk(staff.officer).get(done["Location"]).status_code == 403
