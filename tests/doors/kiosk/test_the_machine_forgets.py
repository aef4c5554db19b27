"""What the machine shows of a slip, for how long, and what it keeps: nothing once it stands at its start again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.core import signing
from django.test import Client

from motcua.doors.kit import machine
from motcua.dossiers.operations import deliver
from motcua.dossiers.record import secret
from motcua.feedback.models import Rating
from motcua.kernel.actor import SYSTEM
from motcua.queueing.operations import arranging, booking
from tests import build
from tests.doors.conftest import Clock
from tests.queueing import hall

pytestmark = pytest.mark.django_db
HALL = f"/kiosk/{build.COUNTER}/"
SCAN, DOSSIER, RATE = f"{HALL}quet/", f"{HALL}ho-so/", f"{HALL}danh-gia/"


@pytest.fixture(autouse=True)
def _open(clock: Clock) -> None:
    build.a_district()
    hall.arranged()


def a_slip(returned: bool = False) -> tuple[str, str]:
    """A slip's code and its QR code."""
    staff = build.Staff()
    code = build.a_finished_dossier(staff).code if returned else build.an_accepted_dossier(staff.counter).code
    if returned:
        deliver.return_result(code=code, by=staff.counter, at=build.MORNING)
    return code, f"https://mot-cua.example/tra-cuu/{code}/{secret(code)}/"


def test_a_slip_held_before_the_scanner_shows_its_dossier_and_stands_in_no_address(client: Client) -> None:
    code, qr = a_slip()
    answer = client.post(SCAN, {"ma": qr})
    assert answer.status_code == 302 and code not in answer.headers["Location"]
    assert "Khi nào có kết quả" in client.get(DOSSIER).content.decode()


def test_at_its_start_the_machine_has_forgotten_the_slip(client: Client) -> None:
    client.post(SCAN, {"ma": a_slip()[1]})
    client.get(f"{HALL}?moi")
    assert "Khi nào có kết quả" not in client.get(DOSSIER).content.decode()
    assert Session.objects.count() == 0


def test_a_slip_left_on_the_screen_is_forgotten_by_itself(client: Client, clock: Clock) -> None:
    client.post(SCAN, {"ma": a_slip()[1]})
    clock.now += timedelta(minutes=2)
    assert "Khi nào có kết quả" not in client.get(DOSSIER).content.decode()


def test_on_a_registered_machine_no_session_of_any_kind_survives_the_start(client: Client) -> None:
    made = arranging.register(unit=build.COUNTER, name="Máy cửa chính", by=SYSTEM, at=build.MORNING)
    client.cookies[machine.COOKIE] = signing.dumps(made, salt=machine.COOKIE)
    session = client.session
    session["whatever"] = "somebody left this"
    session.save()
    client.get(f"{HALL}?moi")
    assert Session.objects.count() == 0
    assert machine.COOKIE in client.cookies


def test_a_code_without_its_secret_shows_nothing(client: Client) -> None:
    answer = client.post(SCAN, {"ma": a_slip()[0]})
    assert answer.status_code == 422 and "Gõ cả mã hồ sơ và mã tra cứu" in answer.content.decode()


def test_a_procedure_a_number_and_a_booking_are_known_by_their_codes(client: Client) -> None:
    ticket = hall.drawn()
    made = booking.book(
        unit=build.COUNTER, letter="A", day=build.DAY, start=10 * 60, id_no="001190000001",
        key=uuid4(), by=hall.SOMEBODY, at=build.MORNING,
    )  # fmt: skip
    wanted = {
        f"https://mot-cua.example/thu-tuc/{build.PROCEDURE}/": f"{HALL}thu-tuc/{build.PROCEDURE}/",
        build.PROCEDURE: f"{HALL}thu-tuc/{build.PROCEDURE}/",
        f"https://mot-cua.example/so/{ticket.code}/{ticket.secret}/": f"{HALL}so/{ticket.code}/{ticket.secret}/",
    }
    assert {typed: client.post(SCAN, {"ma": typed}).headers["Location"] for typed in wanted} == wanted
    assert "từ 30 phút trước" in client.post(SCAN, {"ma": f"https://x/dat-lich/{made.code}/"}).content.decode()


def test_who_looked_a_slip_up_rates_that_dossier_once_and_without_a_name(client: Client) -> None:
    code, qr = a_slip(returned=True)
    client.post(SCAN, {"ma": qr})
    assert "Đánh giá phục vụ" in client.get(DOSSIER).content.decode()
    thanks = client.post(RATE, {"score": "4"}, follow=True).content.decode()
    assert "Cảm ơn Ông/Bà đã đánh giá" in thanks
    assert list(Rating.objects.values_list("score", "place", "procedure")) == [(4, "kiosk", build.PROCEDURE)]
    client.post(SCAN, {"ma": qr})
    again = client.post(RATE, {"score": "1"})
    assert again.status_code == 422 and "đã được đánh giá" in again.content.decode()


def test_the_hall_is_rated_without_a_slip_and_only_at_its_machine(client: Client, settings: Any) -> None:
    hall.drawn()
    page = client.get(RATE)
    assert page.content.decode().count('name="score"') == 5
    client.post(RATE, {"score": "5", "key": str(page.context["key"])})
    assert list(Rating.objects.values_list("score", "procedure")) == [(5, "")]
    settings.PUBLIC_ADDRESS = "https://mot-cua.example"
    assert client.get(RATE).status_code == 403
