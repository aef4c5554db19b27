"""Reports on screen: every number opens the list of just so many dossiers, and nobody sees another unit's."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from io import BytesIO

from django.test import Client
from python_calamine import CalamineWorkbook

from motcua.kernel.actor import Actor, Role
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]
YEAR = "tu=2026-01-01&den=2026-12-31"


def some_dossiers(staff: build.Staff) -> list[str]:
    """Two open, one finished."""
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(2)]
    return [*codes, build.a_finished_dossier(staff).code]


def test_every_number_opens_as_many_dossiers(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    some_dossiers(staff)
    clock.now = build.at("17:00")
    head = at_desk(staff.head)

    page = head.get(f"/bao-cao/?{YEAR}&don-vi={build.DISTRICT}").content.decode()

    links = re.findall(r'href="(/bao-cao/danh-sach/\?[^"]+)">([\d.]+)</a>', page)
    assert len(links) >= 8
    for address, n in links:
        found = head.get(unescape(address)).content.decode()
        assert f"<p>{n} hồ sơ." in found
        assert found.count('class="mc-code" href="/ho-so/') == int(n)


def test_the_file_holds_what_the_screen_shows(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    some_dossiers(staff)
    clock.now = build.at("17:00")

    answer = at_desk(staff.head).get(f"/bao-cao/bieu.xlsx?{YEAR}&don-vi={build.DISTRICT}")

    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    total = next(row for row in sheet.to_python() if "TỔNG CỘNG" in row)
    assert total[2] == 3
    assert total[6] == 1


def test_reports_are_for_heads_and_reform_officers(staff: build.Staff, at_desk: Sit) -> None:
    reform = build.an_actor("ngoc", Role.REFORM, unit=build.DISTRICT)

    assert at_desk(reform).get("/bao-cao/").status_code == 200
    assert at_desk(staff.counter).get("/bao-cao/").status_code == 403


def test_another_s_unit_is_not_shown(staff: build.Staff, at_desk: Sit) -> None:
    commune = build.a_head("xa", unit=build.COMMUNE)

    assert at_desk(commune).get(f"/bao-cao/?don-vi={build.DISTRICT}").status_code == 403
    assert at_desk(commune).get(f"/bao-cao/danh-sach/?don-vi={build.DISTRICT}&cot=3").status_code == 403


def test_nonsense_is_answered_in_words(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)

    for query in ("tu=hôm-qua", "tu=2026-05-01&den=2026-04-01", "cap=khu-vuc", "don-vi=H99"):
        assert head.get(f"/bao-cao/?{query}").status_code == 409
    assert head.get("/bao-cao/danh-sach/?cot=99").status_code == 409


def test_a_unit_is_found_in_the_tree_of_the_period(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)

    before = head.get(f"/bao-cao/?tu=2001-01-01&den=2001-12-31&don-vi={build.DISTRICT}")

    assert before.status_code == 409
    assert "không hoạt động trong kỳ 01/01/2001–31/12/2001" in unescape(before.content.decode())


def test_a_period_to_come_is_refused_and_a_running_one_says_so(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)

    to_come = head.get("/bao-cao/?tu=2027-01-01&den=2027-03-31")
    running = head.get(f"/bao-cao/?{YEAR}")

    assert to_come.status_code == 409
    assert "chưa bắt đầu" in to_come.content.decode()
    assert "Kỳ đang diễn ra, số liệu đến lúc" in running.content.decode()
