"""The machine in the hall, the screen of the waiting room, the bar of the clerk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import signing
from django.test import Client

from motcua.doors.kit import machine
from motcua.kernel.actor import SYSTEM, Actor
from motcua.queueing.models import Ticket
from motcua.queueing.operations import arranging, seating
from tests import build
from tests.doors.conftest import Clock
from tests.queueing import hall

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
HALL, SCREEN, BAR = f"/kiosk/{build.COUNTER}/", f"/phong-cho/{build.COUNTER}/", "/goi-so/"


@pytest.fixture(autouse=True)
def _open(clock: Clock) -> None:
    hall.a_hall()


def test_a_number_is_drawn_in_two_presses_and_shows_its_place(client: Client) -> None:
    hall.drawn()
    page = client.get(f"{HALL}lay-so/").content.decode()
    assert "Tư pháp - Hộ tịch" in page and "1 người đang chờ" in page

    drawn = client.post(f"{HALL}lay-so/", {"letter": "A", "need": "elderly"}, follow=True).content.decode()

    assert "A002" in drawn and "Ông/Bà là người tiếp theo." in drawn and "<svg" in drawn
    assert Ticket.objects.get(number=2).need == "elderly"


def test_one_page_sent_twice_draws_one_number(client: Client) -> None:
    key = client.get(f"{HALL}lay-so/").context["key"]
    answers = [client.post(f"{HALL}lay-so/", {"letter": "A", "key": str(key)}).headers["Location"] for _ in range(2)]
    assert answers[0] == answers[1] and Ticket.objects.count() == 1


def test_after_hours_the_machine_says_so_on_its_own_page_and_still_goes_back_to_the_start(
    client: Client, clock: Clock
) -> None:
    clock.now = build.at("18:00")
    answer = client.post(f"{HALL}lay-so/", {"letter": "A"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "đã hết giờ nhận" in page and "data-home" in page


def test_nothing_of_the_hall_is_kept_by_the_browser(client: Client) -> None:
    for address in (HALL, f"{HALL}lay-so/", SCREEN):
        answer = client.get(address)
        assert "no-store" in answer.headers["Cache-Control"]
        assert "sessionid" not in answer.cookies


def test_only_a_registered_machine_draws_once_the_site_is_public(client: Client, settings: Any) -> None:
    settings.PUBLIC_ADDRESS = "https://mot-cua.example"
    assert client.post(f"{HALL}lay-so/", {"letter": "A"}).status_code == 403
    assert Ticket.objects.count() == 0

    made = arranging.register(unit=build.COUNTER, name="Máy cửa chính", by=SYSTEM, at=build.MORNING)

    client.cookies[machine.COOKIE] = signing.dumps(made, salt=machine.COOKIE)
    assert client.post(f"{HALL}lay-so/", {"letter": "A"}).status_code == 302
    arranging.revoke(device=made, by=SYSTEM, at=build.MORNING)
    assert client.post(f"{HALL}lay-so/", {"letter": "A"}).status_code == 403


def test_the_screen_shows_numbers_and_nobody_s_name(client: Client) -> None:
    clerk = hall.a_seat(1, "mot")
    hall.drawn()
    hall.drawn("B")
    hall.called(1, clerk)

    said = client.get(SCREEN).content.decode()

    assert "Mời số A 1, đến quầy số 1" in said and "A001" in said
    assert clerk.name not in said


def test_the_clerk_calls_with_one_key_and_sees_who_waits(at_desk: Sit) -> None:
    clerk = build.a_counter_clerk("mot")
    hall.drawn()
    hall.drawn()
    desk = at_desk(clerk)
    assert "Mở quầy 1" in desk.get(BAR).content.decode().replace("  ", " ")
    desk.post(BAR, {"do": "open", "window": hall.window(1)})

    said = desk.post(BAR, {"do": "next", "window": hall.window(1), "seen": ""}, HTTP_HX_REQUEST="true").content.decode()

    assert "A001" in said and 'data-key="F7"' in said and "<html" not in said
    assert 'hx-get="/goi-so/' in desk.get("/quay/").content.decode()


def test_a_clerk_of_another_counter_calls_nobody_here(at_desk: Sit) -> None:
    stranger, clerk = build.a_counter_clerk("la", "H52.30.21.0"), build.a_counter_clerk("mot")
    seating.open_window(window=hall.window(1), by=clerk, at=build.MORNING)
    hall.drawn()
    answer = at_desk(stranger).post(BAR, {"do": "next", "window": hall.window(1), "seen": ""})
    assert answer.status_code == 403 and Ticket.objects.get().stage == "waiting"
