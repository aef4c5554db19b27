"""Messages owed are carried once, with proof; tried again while the carrier is down, then carried another way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from motcua.adapters.simulated import Simulated
from motcua.kernel.actor import SYSTEM
from motcua.notices import operations, queries
from motcua.notices.queries import MessageView
from motcua.notices.terms import Carriage, Stage, Telling, Wish
from tests.notices.carriers import AT, CODE, EMAIL, FORGETFUL, PHONE, VALUES, arrived, owed

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def told(template: str = "accept", n: int = 1, **addresses: str) -> Telling:
    """Something a person is to be told, who can be reached there."""
    reach = {Carriage(way): where for way, where in addresses.items()}
    return Telling(f"{CODE}-{n}", CODE, template, AT, VALUES, reach)


def fates() -> dict[str, tuple[Stage, str]]:
    """Channel -> how far its message came, and the words of its failure."""
    return {m.channel.value: (m.stage, m.failed) for m in queries.about(CODE)}


def the_message() -> MessageView:
    """The only one there is."""
    (message,) = queries.about(CODE)
    return message


def test_owing_twice_is_owing_once() -> None:
    operations.owe([owed(), owed()])
    operations.owe([owed()])

    assert operations.deliver(at=AT) == 1
    assert operations.deliver(at=AT) == 0
    assert arrived() == [f"{CODE}-1-sms"]


def test_a_letter_speaks_both_languages() -> None:
    operations.owe([owed(Carriage.EMAIL)])

    operations.deliver(at=AT)

    assert "đã được tiếp nhận" in mail.outbox[0].body
    assert "has been accepted" in mail.outbox[0].body


def test_who_handed_over_has_a_receipt_and_later_the_hour_of_arrival() -> None:
    operations.owe([owed()])

    operations.deliver(at=AT)
    sent = the_message()
    operations.hear(at=AT + MINUTE)
    delivered = the_message()

    assert (sent.stage, sent.provider, sent.receipt) == (Stage.SENT, "sms-1", f"sms-1/{CODE}-1-sms")
    assert AT <= sent.sent_at < AT + MINUTE  # type: ignore[operator]
    assert (delivered.stage, delivered.receipt) == (Stage.DELIVERED, sent.receipt)
    assert AT < delivered.delivered_at < AT + MINUTE  # type: ignore[operator]


def test_a_dead_carrier_loses_nothing_and_is_asked_ever_more_rarely() -> None:
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("down")
    operations.owe([owed()])

    waits = []
    at = AT
    for _ in range(7):
        assert operations.deliver(at=at) == 0
        waits.append((the_message().next_try_at - at) // MINUTE)  # type: ignore[operator]
        at = the_message().next_try_at  # type: ignore[assignment]
    Simulated("sms-1").behave("good")

    assert waits == [1, 2, 4, 8, 15, 15, 15]
    assert "cannot be reached" in the_message().failed
    assert operations.deliver(at=at) == 1
    assert arrived() == [f"{CODE}-1-sms"]


def test_a_carrier_that_is_down_for_a_day_loses_nothing_and_keeps_the_order_of_each_file() -> None:
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("down")
    for n, template in enumerate(("submit", "accept", "extend", "finish"), 1):
        later = AT + timedelta(hours=n)
        operations.owe([owed(template=template, code=f"{CODE}{f}", n=n, owed_at=later) for f in range(5)])
    for minute in range(0, 24 * 60, 20):
        operations.deliver(at=AT + minute * MINUTE)
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("good")

    operations.deliver(at=AT + timedelta(hours=24, minutes=30))

    for f in range(5):
        mine = [key for key in arrived() if key.startswith(f"{CODE}{f}-")]
        assert mine == [f"{CODE}{f}-{n}-sms" for n in (1, 2, 3, 4)]


def test_a_later_message_waits_for_the_earlier_one() -> None:
    Simulated("sms-1").behave("silent")
    operations.owe([owed(n=1)])
    operations.deliver(at=AT)
    operations.owe([owed(template="finish", n=2, owed_at=AT + MINUTE / 2)])

    assert operations.deliver(at=AT + MINUTE / 2) == 0
    Simulated("sms-1").behave("good")

    assert operations.deliver(at=AT + 3 * MINUTE) == 2
    assert arrived() == [f"{CODE}-1-sms", f"{CODE}-2-sms"]


def test_come_and_fetch_it_is_not_said_to_who_has_fetched_it() -> None:
    operations.owe([owed(template="finish", n=1)])
    operations.owe([owed(template="return_result", n=2, owed_at=AT + MINUTE)])

    operations.deliver(at=AT + MINUTE)

    assert arrived() == [f"{CODE}-2-sms"]
    assert queries.about(CODE)[1].stage is Stage.SUPERSEDED


def test_failing_addresses_at_the_head_hold_up_nobody() -> None:
    Simulated("sms-1").behave("unknown")
    operations.owe([owed(code=f"{CODE}{n}") for n in range(500)])
    operations.deliver(at=AT)
    Simulated("sms-1").behave("good")
    operations.owe([owed(owed_at=AT + MINUTE)])

    assert operations.deliver(at=AT + MINUTE, lot=10) == 1
    assert arrived() == [f"{CODE}-1-sms"]


def test_the_second_carrier_takes_over_at_once_from_one_that_is_down() -> None:
    Simulated("sms-1").behave("down")
    operations.owe([owed()])

    assert operations.deliver(at=AT) == 1
    assert the_message().provider == "sms-2"


def test_a_carrier_that_answers_nobody_is_left_alone_for_a_minute() -> None:
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("down")
    operations.owe([owed(code=f"{CODE}{n}") for n in range(100)])
    operations.deliver(at=AT)
    Simulated("sms-1").behave("good")

    assert operations.deliver(at=AT + MINUTE / 2) == 0, "nobody is asked"
    assert sum(operations.deliver(at=AT + minute * MINUTE) for minute in range(3, 12)) == 100


def test_who_cannot_be_reached_one_way_is_told_another_way() -> None:
    Simulated("zalo").behave("unknown")
    operations.choose(subject=CODE, wish=Wish.ZALO, by=SYSTEM, at=AT)
    operations.tell([told(zalo=PHONE, sms=PHONE, email=EMAIL)])

    operations.deliver(at=AT)

    assert fates() == {
        "zalo": (Stage.PASSED_ON, "zalo: knows none of the addresses"),
        "sms": (Stage.SENT, ""),
    }  # fmt: skip
    assert not mail.outbox


def test_after_half_an_hour_of_trying_the_other_way_is_taken() -> None:
    Simulated("zalo").behave("down")
    operations.choose(subject=CODE, wish=Wish.ZALO, by=SYSTEM, at=AT)
    operations.tell([told(zalo=PHONE, sms=PHONE)])

    for minute in range(31):
        operations.deliver(at=AT + minute * MINUTE)
    Simulated("zalo").behave("good")
    operations.deliver(at=AT + timedelta(days=1))

    assert arrived() == [f"{CODE}-1-sms"], "and not by the first way as well"


def test_what_came_back_goes_another_way() -> None:
    Simulated("app").behave("undelivered")
    operations.choose(subject=CODE, wish=Wish.APP, by=SYSTEM, at=AT)
    operations.tell([told(app="001190000001", sms=PHONE)])
    operations.deliver(at=AT)

    operations.hear(at=AT + MINUTE)
    operations.deliver(at=AT + MINUTE)

    assert fates()["app"] == (Stage.PASSED_ON, "Không đến nơi: máy tắt")
    assert fates()["sms"][0] is Stage.SENT


def test_no_way_left_is_for_a_person_to_see() -> None:
    Simulated("sms-1").behave("unknown")
    operations.owe([owed()])

    operations.deliver(at=AT)

    assert the_message().stage is Stage.FAILED
    assert [m.subject for m in queries.troubled()] == [CODE]


def test_a_silent_carrier_that_knows_keys_is_asked_again_and_carries_once() -> None:
    Simulated("sms-1").behave("silent")
    operations.owe([owed()])
    operations.deliver(at=AT)
    operations.deliver(at=AT + 2 * MINUTE)
    Simulated("sms-1").behave("good")

    operations.deliver(at=AT + 10 * MINUTE)

    assert arrived() == [f"{CODE}-1-sms"], "and nothing by the second carrier, for the first has it"
    assert the_message().stage is Stage.SENT


def test_a_silent_carrier_that_forgets_keys_is_not_asked_again(settings: Any) -> None:
    settings.CARRIERS = settings.CARRIERS | {"sms": {"sms-1": FORGETFUL, "sms-2": FORGETFUL}}
    Simulated("sms-1").behave("silent")
    operations.owe([owed()])

    for minute in range(0, 60, 5):
        operations.deliver(at=AT + minute * MINUTE)

    assert arrived() == [f"{CODE}-1-sms"]
    assert the_message().stage is Stage.FAILED, "whether it arrived, nobody knows: a person decides"


def test_a_worker_that_died_with_a_message_in_hand_loses_it_not_and_doubles_it_not() -> None:
    operations.owe([owed()])
    real = Simulated.send

    def dies(self: Simulated, *args: Any, **said: Any) -> None:
        real(self, *args, **said)
        raise SystemExit

    Simulated.send = dies  # type: ignore[assignment, method-assign]
    try:
        with pytest.raises(SystemExit):
            operations.deliver(at=AT)
    finally:
        Simulated.send = real  # type: ignore[method-assign]

    assert operations.deliver(at=AT + MINUTE / 2) == 0, "its worker may live"
    assert operations.deliver(at=AT + 2 * MINUTE) == 1
    assert arrived() == [f"{CODE}-1-sms"]


def test_a_receipt_without_a_number_is_none() -> None:
    Simulated("sms-1").behave("wrong")
    operations.owe([owed()])

    assert operations.deliver(at=AT) == 0
    assert "biên nhận" in the_message().failed
    assert operations.deliver(at=AT + 2 * MINUTE) == 1
    operations.hear(at=AT + 3 * MINUTE)
    assert (arrived(), the_message().stage) == ([f"{CODE}-1-sms"], Stage.DELIVERED)


def test_a_report_that_comes_before_the_answer_and_twice_is_one_report() -> None:
    Simulated("sms-1").behave("silent")
    operations.owe([owed()])
    operations.deliver(at=AT)
    Simulated("sms-1").behave("duplicate")
    Simulated("sms-1")._owe_reports("duplicate", f"{CODE}-1-sms", AT)

    operations.hear(at=AT + MINUTE)
    operations.hear(at=AT + 2 * MINUTE)

    assert the_message().stage is Stage.DELIVERED
    assert operations.deliver(at=AT + 10 * MINUTE) == 0


def test_a_clock_that_jumped_a_year_ahead_leaves_nothing_waiting_for_a_year() -> None:
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("down")
    operations.owe([owed()])
    operations.deliver(at=AT + timedelta(days=365))
    for name in ("sms-1", "sms-2"):
        Simulated(name).behave("good")

    assert operations.deliver(at=AT + MINUTE) == 1


def test_a_clock_that_jumped_back_delivers_as_before() -> None:
    operations.owe([owed(owed_at=AT + timedelta(days=30))])

    assert operations.deliver(at=AT) == 1
    assert operations.deliver(at=AT + timedelta(days=30)) == 0


def test_a_carrier_the_settings_no_longer_name_holds_up_nothing(settings: Any) -> None:
    settings.CARRIERS = {"sms": settings.CARRIERS["sms"]}
    operations.choose(subject=CODE, wish=Wish.ZALO, by=SYSTEM, at=AT)
    operations.tell([told(zalo=PHONE, sms=PHONE)])

    operations.deliver(at=AT)

    assert fates()["sms"][0] is Stage.SENT


def test_a_message_nobody_has_words_for_stops_no_other() -> None:
    operations.owe([owed(template="no-such", code=f"{CODE}9"), owed(values={}, code=f"{CODE}8"), owed()])

    assert operations.deliver(at=AT) == 1
    assert "no-such" in queries.about(f"{CODE}9")[0].failed
    assert "không điền được" in queries.about(f"{CODE}8")[0].failed
