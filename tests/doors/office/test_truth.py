"""Late work and late typing on screen: parts add up, every number opens its list, nobody sees another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from django.test import Client

from motcua.kernel.actor import Actor
from tests import build
from tests.doors.conftest import Clock
from tests.measures.test_truth import answer, ended, on

Sit = Callable[[Actor], Client]
MARCH = "tu=2026-03-01&den=2026-03-31"
PAGE = f"/bao-cao/cham-cap-nhat/?{MARCH}&don-vi={build.DISTRICT}"


def some_late_ones(staff: build.Staff) -> None:
    """One confirmed, one waiting, one late in truth."""
    answer(staff, ended(staff, done=on(9)), True)
    ended(staff, done=on(9))
    ended(staff)


def test_every_number_opens_a_list_of_that_length(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    some_late_ones(staff)
    clock.now = on(20)
    head = at_desk(staff.head)

    page = head.get(PAGE).content.decode()

    links = re.findall(r'href="(/bao-cao/cham-cap-nhat/danh-sach/\?[^"]+)">([\d.]+)</a>', page)
    assert len(links) >= 10
    for address, n in links:
        found = head.get(unescape(address)).content.decode()
        assert f"<p>{n} dòng." in found
        assert found.count('class="mc-code" href="/ho-so/') == int(n)


def test_the_same_figures_for_programs(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    some_late_ones(staff)
    clock.now = on(20)

    said = at_desk(staff.head).get(PAGE.replace("/?", ".json?")).json()

    assert said["dossier"] == {build.DISTRICT: {"late": 3, "typed": 1, "waiting": 1, "worked": 1}}
    assert said["step"] == {build.DISTRICT: {"late": 3, "typed": 0, "waiting": 0, "worked": 3}}
    clerk = next(lag for lag in said["lag"] if lag["person"] and lag["later"])
    assert (clerk["acts"], clerk["later"], clerk["median_minutes"]) == (3, 2, 2 * 24 * 60)


def test_the_lag_is_said_in_words(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    some_late_ones(staff)
    clock.now = on(20)

    page = at_desk(staff.head).get(PAGE).content.decode()

    assert "2 ngày</td>" in page and "Ghi chậm, đã xác nhận" in page


def test_another_s_unit_and_a_cell_that_is_none_are_refused(staff: build.Staff, at_desk: Sit) -> None:
    commune, head = at_desk(build.a_head("xa", unit=build.COMMUNE)), at_desk(staff.head)

    for address in (PAGE, PAGE.replace("/?", ".json?"), PAGE.replace("/?", "/danh-sach/?") + "&loai=buoc&phan=tre"):
        assert commune.get(address).status_code == 403
        assert at_desk(staff.clerk).get(address).status_code == 403
    for cell in ("loai=buoc", "phan=tre", "loai=ghi-sau&phan=cho", "loai=x&phan=y"):
        assert head.get(PAGE.replace("/?", "/danh-sach/?") + f"&{cell}").status_code == 409
    odd = head.get(PAGE.replace("/?", "/danh-sach/?") + "&loai=buoc&phan=tre&nguoi=²&o-don-vi=99999999999999999999")
    assert odd.status_code == 200


def test_nothing_late_is_said_so(staff: build.Staff, at_desk: Sit) -> None:
    page = at_desk(staff.head).get("/bao-cao/cham-cap-nhat/").content.decode()

    assert page.count("Không có.") == 3
