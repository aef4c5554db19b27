"""Two people on one file see each other while it lasts; nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.test import Client

from motcua.dossiers.operations import resolve
from motcua.kernel.actor import Actor
from motcua.work import operations as work
from motcua.work.models import Presence
from tests import build
from tests.doors.conftest import Clock

Sit = Callable[[Actor], Client]


def test_two_people_on_one_file_see_each_other_and_are_forgotten(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    address = f"/ho-so/{code}/ai-dang-xem/"
    assert "Cũng đang mở" not in at_desk(staff.counter).get(address).content.decode()
    assert "Hoa" in at_desk(staff.head).get(address).content.decode()
    clock.now += timedelta(minutes=1)
    assert "Hoa" not in at_desk(staff.head).get(address).content.decode()
    work.forget(at=clock.now + timedelta(minutes=4))
    assert not Presence.objects.exists()


def test_a_page_that_stands_open_is_told_what_a_colleague_did(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.at("09:00"))
    address = f"/ho-so/{code}/ai-dang-xem/?seq=2"
    assert "vừa làm: Hoàn thành bước, lúc 09:00" in at_desk(staff.head).get(address).content.decode()
    assert "vừa làm" not in at_desk(staff.counter).get(address).content.decode()


def test_who_may_not_see_the_file_sees_nobody_on_it(staff: build.Staff, at_desk: Sit) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    stranger = build.an_officer("la", "H52.30.22")
    assert at_desk(stranger).get(f"/ho-so/{code}/ai-dang-xem/").status_code == 403
    assert not Presence.objects.exists()
