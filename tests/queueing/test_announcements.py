"""What a counter tells those who wait stands on the screen on its days, and no longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.audit.models import Change
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import NotYours, Refused
from motcua.queueing import queries
from motcua.queueing.operations import announcing
from tests import build
from tests.queueing import hall

pytestmark = pytest.mark.django_db
TODAY, TOMORROW = build.DAY, build.DAY + timedelta(days=1)


def put_up(words: str = "Mai nghỉ tiếp dân.", first: date = TODAY, last: date = TODAY, instead: int = 0) -> int:
    return announcing.put_up(
        unit=build.COUNTER, words=words, first=first, last=last, instead=instead, by=SYSTEM, at=build.MORNING
    )


def shown(days: int = 0) -> list[str]:
    return [a.words.vi for a in queries.shown_on(build.unit_id(build.COUNTER), build.MORNING + timedelta(days=days))]


@pytest.fixture(autouse=True)
def _open() -> None:
    hall.a_hall()


def test_an_announcement_is_shown_on_its_days_and_no_other() -> None:
    put_up("Mai nghỉ.", TOMORROW, TOMORROW)
    assert (shown(), shown(1), shown(2)) == ([], ["Mai nghỉ."], [])


def test_a_change_takes_the_place_of_what_stood_and_both_are_in_the_trail() -> None:
    before = put_up("Sai giờ.")
    put_up("Đúng giờ.", instead=before)
    assert shown() == ["Đúng giờ."]
    assert list(Change.objects.filter(topic="queueing").order_by("pk").values_list("what", flat=True))[-3:] == [
        "announce", "take down", "announce",
    ]  # fmt: skip


def test_what_is_taken_down_is_shown_no_longer() -> None:
    one = put_up()
    announcing.take_down(announcement=one, by=SYSTEM, at=build.MORNING)
    announcing.take_down(announcement=one, by=SYSTEM, at=build.MORNING)
    assert shown() == []


def test_no_day_has_more_than_the_screen_has_room_for() -> None:
    put_up(last=TOMORROW)
    put_up()
    put_up()
    with pytest.raises(Refused, match="đã có 3 thông báo"):
        put_up(last=TOMORROW)
    put_up(first=TOMORROW, last=TOMORROW)


@pytest.mark.parametrize(
    ("words", "first", "last", "said"),
    [
        (" ", TODAY, TODAY, "từ 1 đến 160"),
        ("a" * 161, TODAY, TODAY, "từ 1 đến 160"),
        ("Ngược.", TOMORROW, TODAY, "ngày cuối"),
        ("Đã qua.", TODAY - timedelta(days=2), TODAY - timedelta(days=1), "từ hôm nay"),
        ("Mãi mãi.", TODAY, TODAY + timedelta(days=400), "không quá một năm"),
    ],
)
def test_what_nobody_could_read_or_never_ends_is_refused(words: str, first: date, last: date, said: str) -> None:
    with pytest.raises(Refused, match=said):
        put_up(words, first, last)


def test_only_an_administrator_of_the_counter_announces() -> None:
    clerk = build.a_counter_clerk("mot")
    with pytest.raises(NotYours):
        announcing.put_up(
            unit=build.COUNTER, words="Không phải việc của tôi.", first=TODAY, last=TODAY, by=clerk, at=build.MORNING
        )
