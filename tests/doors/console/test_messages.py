"""The outbox and the wording of messages at the administrators' door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from motcua.adapters.simulated import Simulated
from motcua.kernel.actor import Actor, Role
from motcua.notices import operations, queries, rules
from motcua.notices.terms import TEMPLATES, Stage
from tests import build
from tests.doors.conftest import Clock
from tests.notices.carriers import CODE, owed
from tests.notices.conftest import _carriers_of_its_own  # noqa: F401

pytestmark = pytest.mark.django_db
Sit = Callable[[Actor], Client]
OUTBOX, WORDS = "/quan-tri/tin-bao/", "/quan-tri/mau-tin/accept/"
NOW = build.MORNING
GOOD = rules.texts(TEMPLATES["accept"]) | {"short": "Ho so {code} da nhan. Hen {due}."}


@pytest.fixture
def minder(clock: Clock, at_desk: Sit) -> Client:
    """A reform officer of the province, signed in."""
    build.a_district()
    return at_desk(build.an_actor("cai.cach", Role.REFORM, unit="H52"))


def a_failed_message() -> int:
    """Nobody knows the address."""
    Simulated("sms-1").behave("unknown")
    operations.owe([owed(owed_at=NOW)])
    operations.deliver(at=NOW)
    return queries.about(CODE)[0].id


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_the_outbox_shows_what_waits_who_carries_how_quickly_and_what_failed(minder: Client) -> None:
    a_failed_message()
    operations.owe([owed(code=f"{CODE}2", owed_at=NOW, channel=rules.USUAL[1])])
    operations.deliver(at=NOW + timedelta(seconds=3))
    operations.weigh(at=NOW + timedelta(seconds=4))
    operations.sum_up(at=NOW + timedelta(seconds=5))

    page = text(minder.get(OUTBOX))

    assert "Không gửi được tin" in page and "knows none of the addresses" in page
    assert "sms-1" in page and "100,00%" in page
    assert "0900000001" not in page, "whose message it is says the dossier, to those who may see it"


def test_a_failed_message_is_tried_again_by_hand(minder: Client) -> None:
    message = a_failed_message()
    Simulated("sms-1").behave("good")

    done = minder.post(f"{OUTBOX}{message}/gui-lai/", follow=True)
    operations.deliver(at=NOW)

    assert "Sẽ gửi lại ngay" in text(done)
    assert [m.stage for m in queries.about(CODE)] == [Stage.SENT, Stage.PASSED_ON]


def test_after_a_long_outage_everything_given_up_is_tried_again_at_one_press(minder: Client) -> None:
    Simulated("sms-1").behave("unknown")
    operations.owe([owed(code=f"{CODE}{n}", owed_at=NOW) for n in range(30)])
    operations.deliver(at=NOW)
    Simulated("sms-1").behave("good")

    page = text(minder.get(OUTBOX))
    done = minder.post(f"{OUTBOX}sms/gui-lai-het/", follow=True)

    assert "Gửi lại hết" in page
    assert "Sẽ gửi lại các tin đã bỏ" in text(done) and "Gửi lại hết" not in text(done)
    assert operations.deliver(at=NOW) == 30
    assert minder.post(f"{OUTBOX}pigeon/gui-lai-het/").status_code == 404


def test_a_message_is_cancelled_for_a_reason_only(minder: Client) -> None:
    message = a_failed_message()

    silent = minder.post(f"{OUTBOX}{message}/huy/")
    done = minder.post(f"{OUTBOX}{message}/huy/", {"reason": "đã gọi điện"}, follow=True)
    again = minder.post(f"{OUTBOX}{message}/huy/", {"reason": "đã gọi điện"})

    assert (silent.status_code, again.status_code) == (409, 409)
    assert "Hãy ghi lý do" in text(silent)
    assert "Đã hủy tin" in text(done)
    assert queries.about(CODE)[0].stage is Stage.CANCELLED


def test_words_are_looked_at_kept_approved_and_taken_back(minder: Client) -> None:
    looked = text(minder.post(WORDS, GOOD | {"do": "look"}))
    kept = text(minder.post(WORDS, GOOD | {"do": "keep"}, follow=True))
    approved = text(minder.post(f"{WORDS}duyet/1/", follow=True))
    restored = text(minder.post(f"{WORDS}tro-lai/", follow=True))

    assert "Ho so H52.30.21-261121-0001 da nhan. Hen 17:00 ngay 24/11/2026." in looked
    assert f"{len('Ho so H52.30.21-261121-0001 da nhan. Hen 17:00 ngay 24/11/2026.')} trên 160 ký tự" in looked
    assert "chưa duyệt" in kept and "Duyệt bản 1" in kept
    assert "Đã duyệt" in approved and "bản 1" in approved
    assert "Đã trở lại mẫu gốc" in restored and queries.in_force(NOW) == {}


@pytest.mark.parametrize("do", ["look", "keep"])
def test_words_that_break_a_rule_are_told_beside_their_field_and_kept_on_the_page(minder: Client, do: str) -> None:
    answer = minder.post(WORDS, GOOD | {"short": "{code} www.abc.vn", "do": do})

    assert answer.status_code == 422
    assert "SMS không được có đường dẫn" in text(answer)
    assert "www.abc.vn" in text(answer)
    assert queries.versions("accept") == []


def test_the_list_says_which_words_were_changed(minder: Client) -> None:
    minder.post(WORDS, GOOD | {"do": "keep"})
    minder.post(f"{WORDS}duyet/1/")

    page = text(minder.get("/quan-tri/mau-tin/"))

    assert "bản 1" in page and page.count("mẫu gốc") == len(TEMPLATES) - 1
    assert minder.get("/quan-tri/mau-tin/nothing/").status_code == 404


def test_only_who_answers_for_the_whole_installation_enters(minder: Client, at_desk: Sit) -> None:
    commune = at_desk(build.an_actor("xa", Role.REFORM, Role.ADMIN, unit=build.COMMUNE))

    for address in (OUTBOX, WORDS, "/quan-tri/mau-tin/"):
        assert minder.get(address).status_code == 200
        assert commune.get(address).status_code == 403
    assert "/quan-tri/tin-bao/" in text(minder.get("/quan-tri/thu-tuc/"))
    assert "/quan-tri/tin-bao/" not in text(commune.get("/quan-tri/thu-tuc/"))
