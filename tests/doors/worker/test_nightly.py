"""At night everything kept is compared with the log; a difference is an alarm."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from motcua.doors.worker import tasks
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import Actor, Role
from tests import build
from tests.doors.conftest import Clock


@pytest.fixture
def page(staff: build.Staff, at_desk: Callable[[Actor], Client]) -> Callable[[], str]:
    """What the administrator reads on the first page of the console."""
    build.an_accepted_dossier(staff.counter)
    admin = build.an_actor("quantri", Role.ADMIN, unit=build.DISTRICT)
    return lambda: at_desk(admin).get("/quan-tri/").content.decode()


def test_before_the_first_night_the_page_says_so(page: Callable[[], str], clock: Clock) -> None:
    assert "Chưa lần nào so dữ liệu với nhật ký" in page()


def test_a_night_without_a_difference_is_said_too(page: Callable[[], str], clock: Clock) -> None:
    tasks.nightly(0)

    assert "1 hồ sơ, tất cả khớp." in page()


def test_any_difference_is_an_alarm_in_the_log_and_on_the_page(
    page: Callable[[], str], clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    Dossier.objects.update(due_at=build.MORNING, subject="bí mật")

    with caplog.at_level(logging.ERROR, "motcua.worker"):
        tasks.nightly(0)

    assert "H52.30.0-260304-0001 due_at" in caplog.text and "bí mật" not in caplog.text
    assert "Dữ liệu lưu khác nhật ký" in page() and "2 chỗ ở hồ sơ" in page()


def test_a_night_that_was_missed_is_said_the_next_morning(page: Callable[[], str], clock: Clock) -> None:
    tasks.nightly(0)
    clock.now += timedelta(hours=30)

    assert "đêm qua không chạy" in page()
