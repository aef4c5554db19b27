"""The waiting room's screen: what is announced, and how the unit does, by the same figures as everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from motcua.dossiers.operations import deliver
from motcua.dossiers.record import secret
from motcua.feedback import operations as feedback
from motcua.feedback.terms import Place
from motcua.kernel.actor import SYSTEM, Actor, Role, citizen
from motcua.queueing.operations import announcing
from tests import build
from tests.doors.conftest import Clock
from tests.queueing import hall

pytestmark = pytest.mark.django_db
SCREEN, PUT_UP = f"/phong-cho/{build.COUNTER}/", f"/quan-tri/don-vi/{build.COUNTER}/man-hinh/"
Sit = Callable[[Actor], Client]


@pytest.fixture
def staff(clock: Clock) -> build.Staff:
    build.a_district()
    hall.arranged()
    return build.Staff()


def finished(staff: build.Staff, days_later: int = 0) -> str:
    """A dossier that got its result so many days later."""
    return build.a_finished_dossier(staff, finished=build.MORNING + timedelta(days=days_later)).code


def shown(client: Client, address: str) -> str:
    return re.sub(r"<[^>]+>", "", client.get(address).content.decode())


def test_the_share_settled_in_time_is_the_one_of_the_open_figures(
    client: Client, staff: build.Staff, clock: Clock
) -> None:
    finished(staff)
    finished(staff)
    finished(staff, days_later=40)
    clock.now = build.MORNING + timedelta(days=41)

    screen, public = shown(client, SCREEN), shown(client, f"/so-lieu/?don-vi={build.DISTRICT}&ky=Y&nam=2026")

    share = re.search(r"([\d,]+%) hồ sơ có kết quả trước hoặc đúng hạn", public)
    assert share is not None and f"{share[1]} hồ sơ xong trước hoặc đúng hạn (2/3)" in screen
    assert "33,33% xong quá hạn" in screen


def test_few_ratings_are_not_shown_on_the_screen_and_enough_are(
    client: Client, staff: build.Staff, clock: Clock
) -> None:
    for n in range(5):
        if n == 4:
            assert "Chưa đủ lượt đánh giá" in shown(client, SCREEN)
        code = finished(staff)
        deliver.return_result(code=code, by=staff.counter, at=build.MORNING)
        feedback.rate(
            code=code, score=5 if n else 1, place=Place.ONLINE, by=citizen(""), at=build.MORNING, secret=secret(code)
        )
    clock.now += timedelta(minutes=5)
    assert "80,00% người đánh giá hài lòng (5)" in shown(client, SCREEN)


def test_nothing_of_a_person_stands_on_the_screen(client: Client, staff: build.Staff) -> None:
    code = finished(staff)
    page = shown(client, SCREEN)
    assert code not in page and build.APPLICANT.name not in page and staff.officer.name not in page


def test_the_administrator_puts_up_changes_and_takes_down_and_the_screen_follows(
    client: Client, staff: build.Staff, at_desk: Sit
) -> None:
    desk = at_desk(build.an_actor("tri", Role.ADMIN, unit=build.DISTRICT))
    days = {"first": "2026-03-04", "last": "2026-03-06"}
    assert desk.post(PUT_UP, {"words": "Chiều nay quầy 2 nghỉ."} | days).status_code == 302
    assert "Chiều nay quầy 2 nghỉ." in shown(client, SCREEN)
    known = re.search(r"\?sua=(\d+)", desk.get(PUT_UP).content.decode())
    assert known is not None
    assert 'value="Chiều nay quầy 2 nghỉ."' in desk.get(f"{PUT_UP}?sua={known[1]}").content.decode()
    desk.post(PUT_UP, {"words": "Chiều nay quầy 3 nghỉ.", "id": known[1]} | days)
    assert "quầy 2 nghỉ" not in shown(client, SCREEN) and "quầy 3 nghỉ" in shown(client, SCREEN)
    late = desk.post(PUT_UP, {"words": "Muộn.", "first": "2026-03-04", "last": "hôm qua"})
    assert late.status_code == 409 and "Không đọc được ngày “hôm qua”" in late.content.decode()
    assert 'value="Muộn."' in late.content.decode()


def test_a_full_hall_still_shows_every_window_and_announcement(client: Client, staff: build.Staff) -> None:
    for n in range(3):
        announcing.put_up(
            unit=build.COUNTER, words=f"Thông báo {n}", first=build.DAY, last=build.DAY, by=SYSTEM, at=build.MORNING
        )
    page = shown(client, SCREEN)
    assert all(f"Thông báo {n}" in page for n in range(3))


def test_on_a_closed_day_home_the_form_the_screen_and_the_counter_say_the_same(
    client: Client, staff: build.Staff, clock: Clock, at_desk: Sit
) -> None:
    clock.now = build.at("09:00", date(2026, 3, 8))
    closed = "Bộ phận một cửa hôm nay nghỉ, mở lại 07:30 ngày 09/03/2026"

    home, form = shown(client, "/"), client.get("/lay-so/?nhom=A").content.decode()

    assert "Lấy số hôm nay" not in home
    assert closed in form and 'name="id_no"' not in form, "said before anybody types"
    assert closed in shown(client, SCREEN) and "Chờ khoảng" not in shown(client, SCREEN)
    assert closed in shown(at_desk(staff.counter), "/goi-so/")


def test_who_waits_where_no_window_is_open_is_told_what_to_do(client: Client, staff: build.Staff, clock: Clock) -> None:
    hall.drawn("B")
    assert "chưa có quầy mở; chờ quá 30 phút, người phụ trách được báo" in shown(client, SCREEN)

    hall.a_seat(1, "mot")
    assert "chưa có quầy mở; xin hỏi tại quầy 1" in shown(client, SCREEN)
