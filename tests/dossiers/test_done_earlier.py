"""Done earlier, typed now: evidence, a second name, and a verdict that stays with the recorded moment."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Act, Evidence
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import at

SIGNED = Evidence("Đã ký phiếu thẩm định, chưa kịp ghi", number="15/PTĐ")


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer since nine o'clock on the fourth; the step's time is up on the ninth."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    return done.code


def declare(code: str, by: Actor, **said: Any) -> int:
    """The officer types on the eleventh what was done on the sixth. The number of the event."""
    given = {"at": on(11), "happened_at": on(6, "15:20"), "evidence": SIGNED} | said
    return resolve.complete_step(code=code, by=by, **given).seq


def test_both_moments_and_the_evidence_stand_in_the_log(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)

    event = queries.page(SYSTEM, code).events[seq - 1]

    assert (event.happened_at, event.recorded_at) == (on(6, "15:20"), on(11))
    assert (event.evidence, event.agreed) == (SIGNED, None)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (on(11, "9:01"), "muộn hơn lúc ghi sổ"),
        (on(3), "tiếp nhận lúc 08:30 ngày 04/03/2026: việc không thể xong sớm hơn"),
        (at("8:45"), "mở lúc 09:00 ngày 04/03/2026: không thể xong sớm hơn"),
    ],
)
def test_a_moment_that_cannot_be_true_is_refused_in_words(
    staff: build.Staff, code: str, moment: datetime, words: str
) -> None:
    before = Event.objects.count()
    with pytest.raises(Refused, match=words):
        declare(code, staff.officer, happened_at=moment)
    assert Event.objects.count() == before


@pytest.mark.parametrize(
    "evidence", [None, Evidence(""), Evidence("xong"), Evidence("Đã ký phiếu thẩm định"), Evidence("", number="15/PTĐ")]
)
def test_an_earlier_moment_needs_words_and_something_to_look_at(
    staff: build.Staff, code: str, evidence: Evidence | None
) -> None:
    with pytest.raises(Refused, match=r"căn cứ|Căn cứ"):
        declare(code, staff.officer, evidence=evidence)


def test_evidence_without_a_moment_is_asked_for_it(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="chưa ghi giờ làm xong"):
        declare(code, staff.officer, happened_at=None)


def test_what_one_declared_in_turn_is_declared_by_the_next(staff: build.Staff, code: str) -> None:
    """All of it was done on paper in one afternoon and typed on another day."""
    declare(code, staff.officer)

    with pytest.raises(Refused, match="mở lúc 15:20 ngày 06/03/2026"):
        declare(code, staff.head, at=on(11, "9:05"), happened_at=on(6, "15:00"))
    declare(code, staff.head, at=on(11, "9:05"), happened_at=on(6, "16:00"))


def test_a_second_name_confirms(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)
    colleague = build.an_officer("nga")
    assert [d.seq for d in queries.to_confirm(colleague)] == [seq]

    resolve.confirm(code=code, seq=seq, by=colleague, at=on(11, "10:00"))

    page = queries.page(SYSTEM, code)
    assert page.events[seq - 1].agreed is True
    assert "“Thẩm định” đã xong lúc 15:20 ngày 06/03/2026" in page.events[-1].sentence.vi
    assert queries.to_confirm(colleague) == []


def test_nobody_confirms_what_they_declared(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)

    assert queries.to_confirm(staff.officer) == []
    with pytest.raises(Refused, match="không tự xác nhận được"):
        resolve.confirm(code=code, seq=seq, by=staff.officer, at=on(11))


def test_only_the_unit_whose_step_it_was_or_one_above_confirms(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)

    for by in (
        staff.counter,
        build.an_officer("xa", unit=build.COMMUNE),
        build.an_actor("ngoc", Role.REFORM, unit=build.DISTRICT),
    ):
        assert queries.to_confirm(by) == []
        with pytest.raises(NotYours):
            resolve.confirm(code=code, seq=seq, by=by, at=on(11))
    resolve.confirm(code=code, seq=seq, by=staff.head, at=on(11))


def test_a_rejection_says_why_and_is_final(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)
    with pytest.raises(Refused, match="lý do không xác nhận"):
        resolve.confirm(code=code, seq=seq, by=staff.head, at=on(11), agrees=False)

    resolve.confirm(code=code, seq=seq, by=staff.head, at=on(11), agrees=False, reason="Phiếu ký ngày 10")

    assert queries.page(SYSTEM, code).events[seq - 1].agreed is False
    with pytest.raises(Refused, match="đã không xác nhận"):
        resolve.confirm(code=code, seq=seq, by=build.an_officer("nga"), at=on(11))


@pytest.mark.parametrize("seq", [0, 1, 3, 99, -1])
def test_what_was_not_declared_cannot_be_confirmed(staff: build.Staff, code: str, seq: int) -> None:
    with pytest.raises(Refused, match="không có việc khai làm trước"):
        resolve.confirm(code=code, seq=seq, by=staff.head, at=on(11))


def test_a_confirmation_moves_neither_promise_nor_verdict(staff: build.Staff, code: str) -> None:
    seq = declare(code, staff.officer)
    before = Dossier.objects.values("state", "due_at", "verdict", "ended_at").get()

    resolve.confirm(code=code, seq=seq, by=staff.head, at=on(11))

    assert Dossier.objects.values("state", "due_at", "verdict", "ended_at").get() == before
    assert Event.objects.filter(act=Act.CONFIRM).count() == 1
