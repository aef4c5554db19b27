"""G12, G17: people without a phone are served by the officer, in the officer's own name, and counted apart."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.terms import Channel
from motcua.kernel.actor import Actor
from motcua.measures import queries as measures
from tests import build
from tests.doors.conftest import Clock
from tests.doors.desk.test_counter import PAPERS, TYPED

Sit = Callable[[Actor], Client]
CODE = "H52.30.0-260304-0001"


def test_filed_for_somebody_it_is_online_in_the_officers_name_and_the_file_says_so(
    staff: build.Staff, at_desk: Sit
) -> None:
    clerk = at_desk(staff.counter)

    clerk.post("/quay/", TYPED | PAPERS | {"channel": "2", "do": "take-in"})

    page = queries.page(staff.counter, CODE)
    assert (page.channel, page.assisted) == (Channel.ONLINE, True)
    assert page.events[0].name.startswith(staff.counter.name)
    assert "trực tuyến, công chức nộp hộ" in clerk.get(f"/ho-so/{CODE}/").content.decode()


def test_what_officers_filed_is_counted_apart_from_what_people_filed_themselves(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    at_desk(staff.counter).post("/quay/", TYPED | PAPERS | {"channel": "2", "do": "take-in"})
    own = build.a_submitted_dossier().code
    at_desk(staff.counter).post(f"/ho-so/{own}/tiep-nhan/", {"key": "own"})
    units = frozenset({build.unit_id(build.DISTRICT)})

    found = measures.figures(units, build.DAY, build.DAY, cut_off=build.at("17:00"))

    assert (found.online, measures.assisted(units, build.DAY, build.DAY, build.at("17:00"))) == (2, 1)
    assert measures.assisted(frozenset({build.unit_id(build.COMMUNE)}), build.DAY, build.DAY) == 0
    clock.now = build.at("17:00")
    page = Client().get(f"/so-lieu/?don-vi={build.DISTRICT}&nam=2026&ky=Q1").content.decode()
    assert "(tự nộp 1, công chức nộp hộ 1)" in page
