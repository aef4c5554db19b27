"""On a leader's pages every line can be turned into a task, which then knows the line it came from."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from motcua.dossiers.operations import resolve
from motcua.kernel.actor import Actor, Role
from motcua.work import operations as work
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]
TASK = re.compile(r'href="(/viec-giao/moi/\?ho-so=[^"]+)"')


@pytest.fixture
def codes(staff: build.Staff) -> list[str]:
    """Two files that wait for the head's approval, due in days."""
    found = [build.an_accepted_dossier(staff.counter).code for _ in range(2)]
    for code in found:
        resolve.complete_step(code=code, by=staff.counter, at=build.MORNING)
        resolve.complete_step(code=code, by=staff.officer, at=build.MORNING)
    return found


def test_each_waiting_result_offers_a_task_that_opens_filled_in(
    staff: build.Staff, codes: list[str], at_desk: Sit
) -> None:
    head = at_desk(staff.head)
    links = TASK.findall(head.get("/duyet/").content.decode())

    assert {link.split("ho-so=")[1].split("&")[0] for link in links} == set(codes)
    opened = head.get(html.unescape(links[0]))
    assert opened.status_code == 200 and "govuk-inset-text" in opened.content.decode()


def test_only_words_a_page_showed_are_quoted_in_a_task(staff: build.Staff, codes: list[str], at_desk: Sit) -> None:
    head = at_desk(staff.head)
    link = html.unescape(TASK.findall(head.get("/duyet/").content.decode())[0])
    about, shown = link.split("ho-so=")[1].split("&dong=")
    other = next(code for code in codes if code != about)

    quoted = [
        "govuk-inset-text" in head.get("/viec-giao/moi/", {"ho-so": code, "dong": words}).content.decode()
        for code, words in ((about, "Chủ tịch đã đồng ý chi"), (other, shown), (about, shown + "x"), (about, shown))
    ]

    assert quoted == [False, False, False, True]


def test_each_line_of_a_report_offers_a_task_to_heads_only(
    staff: build.Staff, codes: list[str], at_desk: Sit, clock: Clock
) -> None:
    clock.now += timedelta(hours=1)
    head, reform = at_desk(staff.head), at_desk(build.an_actor("cach", Role.REFORM, unit=build.DISTRICT))
    form = head.get(f"/bao-cao/?don-vi={build.DISTRICT}&tu=2026-03-01&den=2026-03-31").content.decode()
    listing = html.unescape(re.findall(r'href="(/bao-cao/danh-sach/[^"]+)"', form)[0])

    own, others = (TASK.findall(who.get(listing).content.decode()) for who in (head, reform))

    assert len(own) == 2 and others == []


def test_tasks_past_their_day_stand_on_the_leader_s_page_by_unit(
    staff: build.Staff, codes: list[str], at_desk: Sit, clock: Clock
) -> None:
    assert staff.counter.person
    work.assign(code=codes[0], words="Gọi xã hỏi", owner=staff.counter.person, due=build.DAY, by=staff.head,
                at=build.MORNING)  # fmt: skip
    before = at_desk(staff.head).get("/duyet/").content.decode()
    clock.now += timedelta(days=1)
    head = at_desk(staff.head)

    for path in ("/duyet/", "/viec-giao/"):
        page = head.get(path).content.decode()
        assert 'id="qua-ngay"' in page and "Gọi xã hỏi" in page and "Bộ phận Một cửa" in page
    assert 'id="qua-ngay"' not in before
