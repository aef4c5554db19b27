"""People and their way in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.accounts import operations, queries, rules
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused

AT = datetime(2024, 3, 4, 1, 0, tzinfo=UTC)
SECRET = "ruong bac thang xanh"
ADDRESS = "10.0.0.7"


def mai() -> queries.PersonView:
    """Somebody with an account."""
    return operations.enrol(username="mai", name="Lò Thị Mai", password=SECRET, by=SYSTEM, at=AT)


def a_try(password: str, at: datetime = AT, username: str = "mai", address: str = ADDRESS) -> int:
    """Sign in; the person's id."""
    return operations.sign_in(username=username, password=password, address=address, at=at).pk


def five_failures(at: datetime = AT) -> None:
    """As many as are heard."""
    for n in range(rules.PER_NAME):
        with pytest.raises(Refused, match="không đúng"):
            a_try("wrong", at + timedelta(seconds=n))


def test_name_and_password_open_the_door(db: None) -> None:
    who = mai()

    assert a_try(SECRET) == who.id
    assert a_try(SECRET, username="  MAI ") == who.id


def test_a_wrong_password_says_no_more_than_an_unknown_name(db: None) -> None:
    mai()

    with pytest.raises(Refused) as wrong:
        a_try("wrong")
    with pytest.raises(Refused) as unknown:
        a_try("wrong", username="nobody")
    assert str(wrong.value) == str(unknown.value)


def test_after_five_failures_even_the_right_password_waits(db: None) -> None:
    mai()
    five_failures()

    with pytest.raises(Refused, match="đợi 14 phút"):
        a_try(SECRET, AT + timedelta(minutes=1, seconds=4))
    assert a_try(SECRET, AT + timedelta(minutes=15, seconds=4))


def test_another_name_does_not_wait(db: None) -> None:
    mai()
    operations.enrol(username="lan", name="Lan", password=SECRET, by=SYSTEM, at=AT)
    five_failures()

    assert a_try(SECRET, AT + timedelta(minutes=1), username="lan")


def test_a_success_forgives_the_failures_before_it(db: None) -> None:
    mai()
    for n in range(rules.PER_NAME - 1):
        with pytest.raises(Refused):
            a_try("wrong", AT + timedelta(seconds=n))
    a_try(SECRET, AT + timedelta(seconds=10))

    with pytest.raises(Refused, match="không đúng"):
        a_try("wrong", AT + timedelta(seconds=11))


def test_one_address_cannot_try_many_names(db: None) -> None:
    for n in range(rules.PER_ADDRESS):
        with pytest.raises(Refused, match="không đúng"):
            a_try("wrong", username=f"name{n}")

    with pytest.raises(Refused, match="đợi"):
        a_try("wrong", username="another")


def test_every_try_is_on_record(db: None) -> None:
    mai()
    with pytest.raises(Refused):
        a_try("wrong")
    a_try(SECRET, AT + timedelta(seconds=1))

    assert [(a.address, a.succeeded) for a in queries.attempts("mai")] == [(ADDRESS, True), (ADDRESS, False)]


def test_who_is_locked_out_cannot_come_in(db: None) -> None:
    mai()
    operations.lock_out(username="mai", by=SYSTEM, at=AT)

    with pytest.raises(Refused, match="không đúng"):
        a_try(SECRET)


def test_a_person_without_password_cannot_come_in(db: None) -> None:
    operations.enrol(username="lan", name="Lan", by=SYSTEM, at=AT)

    with pytest.raises(Refused, match="không đúng"):
        a_try("", username="lan")


@pytest.mark.parametrize("username", ["", "Mai", "mai lò", "-mai", "m" * 65])
def test_a_user_name_is_plain(db: None, username: str) -> None:
    with pytest.raises(Refused, match="Tên đăng nhập"):
        operations.enrol(username=username, name="Mai", by=SYSTEM, at=AT)


def test_a_user_name_is_given_once(db: None) -> None:
    mai()

    with pytest.raises(Refused, match="đã có người dùng"):
        mai()


def test_one_s_own_password_needs_the_old_one(db: None) -> None:
    mai()

    with pytest.raises(Refused, match="hiện tại"):
        operations.change_password(username="mai", old="?", new="doi co san tuyet", by=SYSTEM, at=AT)
    operations.change_password(username="mai", old=SECRET, new="doi co san tuyet", by=SYSTEM, at=AT)
    assert a_try("doi co san tuyet")


@given(st.lists(st.integers(0, 3000), max_size=12), st.integers(0, 3000))
def test_no_more_than_five_failures_are_heard_in_any_quarter_hour(seconds: list[int], now: int) -> None:
    at = AT + timedelta(seconds=now)
    past = [AT + timedelta(seconds=s) for s in seconds if s <= now]

    until = rules.wait_until(past, at)

    recent = [p for p in past if p > at - rules.WINDOW]
    assert (until is None) == (len(recent) < rules.PER_NAME)
    if until is not None:
        assert at < until <= at + rules.WINDOW
        assert sum(p > until - rules.WINDOW for p in past) < rules.PER_NAME


@pytest.mark.parametrize("weak", ["ngan", "1234567890123", "password123", "lo thi mai"])
def test_a_weak_password_is_refused_in_words(db: None, weak: str) -> None:
    mai()

    with pytest.raises(Refused, match="chưa đủ mạnh"):
        operations.set_password(username="mai", password=weak, by=SYSTEM, at=AT)
