"""Between units: receipts on both sides, work turned back, matters that came to the wrong place."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.directory.terms import Level
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event, Task
from motcua.dossiers.operations import intake, resolve
from motcua.dossiers.queries import integrity
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import NotYours, Refused
from tests import build
from tests.build import COMMUNE, DISTRICT, DIVISION, at

OTHER = "H52.30.22"


def on(day: int, clock: str = "9:00") -> datetime:
    """A moment of March 2026."""
    return at(clock, date(2026, 3, day))


@pytest.fixture
def code(staff: build.Staff) -> str:
    """A dossier with its officer."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))
    resolve.take(code=done.code, by=staff.officer, at=at("9:30"))
    return done.code


@pytest.fixture
def commune(staff: build.Staff) -> Actor:
    """An officer of the commune."""
    return build.an_officer("dong", unit=COMMUNE)


def test_a_hand_over_has_a_receipt_on_both_sides(staff: build.Staff, code: str, commune: Actor) -> None:
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh tại xã", by=staff.officer, at=on(5))
    assert Task.objects.values_list("sender__code", "person", "passes").get() == (DIVISION, None, 1)

    resolve.take(code=code, by=commune, at=on(5, "10:00"))

    assert Task.objects.values_list("sender__code", "person").get() == (DIVISION, commune.person)
    given, taken = Event.objects.filter(act__in=["hand_over", "take"]).order_by("-seq")[:2][::-1]
    assert (given.name, given.recorded_at) == ("Mai, Công chức", on(5))
    assert (taken.name, taken.recorded_at) == ("Dong, Công chức", on(5, "10:00"))


def test_what_the_process_brings_from_another_unit_is_signed_for_too(staff: build.Staff) -> None:
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=at("9:00"))

    assert Task.objects.values_list("sender__code", "unit__code", "passes").get() == (build.COUNTER, DIVISION, 0)


def test_who_declines_says_why_and_the_step_is_back_with_its_sender(
    staff: build.Staff, code: str, commune: Actor
) -> None:
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh tại xã", by=staff.officer, at=on(5))
    with pytest.raises(Refused, match="Chưa ghi lý do từ chối nhận"):
        resolve.decline(code=code, reason=" ", by=commune, at=on(5, "10:00"))

    done = resolve.decline(code=code, reason="Đất thuộc xã bên cạnh", by=commune, at=on(5, "10:00"))

    assert done.due_at == on(10, "17:30")
    (row,) = queries.inbox(staff.officer)
    assert (row.step, row.mine, row.until) == ("tham-dinh", True, on(9, "17:30"))
    assert queries.inbox(commune) == []
    event = Event.objects.get(act="decline")
    assert (event.reason, event.name) == ("Đất thuộc xã bên cạnh", "Dong, Công chức")


def test_the_step_goes_to_all_of_the_unit_when_who_gave_it_may_no_longer_do_it(
    staff: build.Staff, code: str, commune: Actor
) -> None:
    division = build.a_head("truong", unit=DIVISION)
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh tại xã", by=division, at=on(5))

    resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=on(5, "10:00"))

    assert Task.objects.values_list("unit__code", "person").get() == (DIVISION, None)


def test_what_was_taken_or_came_by_the_process_is_not_declined(staff: build.Staff, code: str, commune: Actor) -> None:
    with pytest.raises(Refused, match="đã được nhận"):
        resolve.decline(code=code, reason="Bận việc", by=staff.officer, at=on(5))
    assert Act.DECLINE not in queries.page(staff.officer, code).allowed
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh", by=staff.officer, at=on(5))
    assert Act.DECLINE in queries.page(commune, code).allowed
    resolve.take(code=code, by=commune, at=on(5))
    with pytest.raises(Refused, match="đang giữ bước"):
        resolve.decline(code=code, reason="Bận việc", by=build.an_officer("nam", unit=COMMUNE), at=on(5))
    resolve.complete_step(code=code, by=commune, at=on(6))
    with pytest.raises(Refused, match="do quy trình chuyển đến"):
        resolve.decline(code=code, reason="Bận việc", by=staff.head, at=on(6))


def test_a_step_that_circles_is_sent_on_by_the_head_alone(staff: build.Staff, code: str, commune: Actor) -> None:
    other = build.an_officer("nam", unit=OTHER)
    for _ in range(3):
        resolve.hand_over(code=code, to=COMMUNE, reason="Thuộc xã", by=staff.officer, at=on(5))
        resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=on(5))
    with pytest.raises(Refused, match="đã chuyển 3 lần.*thủ trưởng Huyện Mộc Châu quyết định"):
        resolve.hand_over(code=code, to=COMMUNE, reason="Thuộc xã", by=staff.officer, at=on(5))

    done = resolve.hand_over(code=code, to=OTHER, reason="Giao xã Mường Sang", by=staff.head, at=on(6))

    assert done.due_at == on(10, "17:30")
    with pytest.raises(Refused, match="Thủ trưởng đã quyết định"):
        resolve.decline(code=code, reason="Không thuộc xã", by=other, at=on(6))
    assert Act.DECLINE not in queries.page(other, code).allowed
    resolve.take(code=code, by=other, at=on(6))


def test_the_head_who_decides_sends_a_step_on_wherever_it_lies(staff: build.Staff, code: str) -> None:
    resolve.hand_over(code=code, to="H52.10", reason="Hỏi Sở", by=staff.officer, at=on(5))

    resolve.hand_over(code=code, to=COMMUNE, reason="Sở trả lời: thuộc xã", by=staff.head, at=on(6))

    assert Task.objects.get().unit.code == COMMUNE


def test_a_wrongly_addressed_matter_is_worked_on_where_the_process_puts_it_there(staff: build.Staff, code: str) -> None:
    build.places.a_unit("H52.30.21.1", "Phòng Tư pháp", Level.DIVISION, COMMUNE)

    resolve.readdress(code=code, to=COMMUNE, reason="Thuộc xã", by=staff.officer, at=on(5))

    row = Dossier.objects.get()
    assert (row.unit.code, row.tasks.get().unit.code) == (COMMUNE, "H52.30.21.1")
    assert (row.due_at, row.original_due_at, row.code) == (on(10, "17:30"), on(10, "17:30"), code)
    assert build.unit_id(DISTRICT) in row.units
    assert queries.page(staff.head, code).unit.code == COMMUNE


def test_a_filing_sent_to_the_wrong_place_moves_and_its_silence_counts_from_the_filing(staff: build.Staff) -> None:
    filed = build.a_submitted_dossier()
    build.places.a_unit("H52.30.22.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, OTHER)
    there = build.a_counter_clerk("ha", unit="H52.30.22.0")
    with pytest.raises(Refused, match="chưa được tiếp nhận nên chưa có bước"):
        resolve.hand_over(code=filed.code, to=OTHER, reason="Thuộc xã", by=staff.counter, at=at("9:00"))

    resolve.readdress(code=filed.code, to=OTHER, reason="Thuộc xã", by=staff.counter, at=at("9:00"))

    assert queries.to_accept(staff.counter) == []
    (waiting,) = queries.to_accept(there)
    assert (waiting.row.code, waiting.row.submitted_at, waiting.answer_by) == (
        filed.code, build.MORNING, on(5, "8:30"),
    )  # fmt: skip
    intake.accept(code=filed.code, by=there, at=at("10:00"))
    row = Dossier.objects.get()
    assert (row.submitted_at, row.unit.code, row.tasks.get().unit.code) == (build.MORNING, OTHER, "H52.30.22.0")
    assert queries.page(staff.counter, filed.code).code == filed.code


def test_a_matter_that_wanders_is_placed_by_a_head_over_both(staff: build.Staff, code: str) -> None:
    for to in (COMMUNE, OTHER, COMMUNE):
        resolve.readdress(code=code, to=to, reason="Không thuộc đơn vị", by=staff.head, at=on(5))
    commune = build.a_head("chu-tich", unit=COMMUNE)

    with pytest.raises(Refused, match="đã đổi cơ quan giải quyết 3 lần.*thủ trưởng Huyện Mộc Châu quyết định"):
        resolve.readdress(code=code, to=OTHER, reason="Không thuộc xã", by=commune, at=on(5))

    resolve.readdress(code=code, to=OTHER, reason="Đất nằm ở xã Mường Sang", by=staff.head, at=on(6))
    assert Dossier.objects.get().original_due_at == on(10, "17:30")


@pytest.mark.parametrize(("to", "said"), [
    (DISTRICT, "đang là cơ quan giải quyết"), (DIVISION, "là bộ phận của một cơ quan"), ("H52.99", "Không có đơn vị"),
])  # fmt: skip
def test_a_matter_goes_to_another_agency_that_decides(staff: build.Staff, code: str, to: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        resolve.readdress(code=code, to=to, reason="Chuyển", by=staff.head, at=on(5))


def test_a_stranger_neither_declines_nor_moves(staff: build.Staff, code: str) -> None:
    stranger = build.an_actor("la", Role.OFFICER, Role.HEAD, unit=OTHER)
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh", by=staff.officer, at=on(5))

    for act in (resolve.decline, resolve.readdress):
        with pytest.raises(NotYours, match="Không có hồ sơ mã"):
            act(code=code, reason="Không", by=stranger, at=on(5), **({"to": OTHER} if act is resolve.readdress else {}))


def test_passing_on_asks_the_database_three_times_at_most(staff: build.Staff, code: str, commune: Actor) -> None:
    acts = {
        2: lambda: resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh", by=staff.officer, at=on(5), key="a"),
        3: lambda: resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=on(5), key="b"),
        4: lambda: resolve.readdress(code=code, to=OTHER, reason="Thuộc xã", by=staff.head, at=on(5), key="c"),
    }
    for most, act in acts.items():
        with CaptureQueriesContext(connection) as asked:
            act()
        plain = [q for q in asked if "SAVEPOINT" not in q["sql"] and "directory" not in q["sql"]]
        assert len(plain) <= min(most, 3), [q["sql"][:80] for q in plain]


def test_the_same_key_hands_over_once(staff: build.Staff, code: str) -> None:
    for _ in range(2):
        resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh", by=staff.officer, at=on(5), key="k")

    assert Event.objects.filter(act="hand_over").count() == 1


def test_the_rows_are_what_the_log_says_after_any_passing(staff: build.Staff, code: str, commune: Actor) -> None:
    resolve.hand_over(code=code, to=COMMUNE, reason="Xác minh", by=staff.officer, at=on(5))
    resolve.decline(code=code, reason="Không thuộc xã", by=commune, at=on(5))
    resolve.readdress(code=code, to=OTHER, reason="Thuộc xã khác", by=staff.head, at=on(6))

    assert list(integrity.differences(integrity.Counted())) == []
    assert all(a.due_at == b.due_at for a, b in pairwise(Event.objects.filter(seq__gte=2).order_by("seq")))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["hand over", "decline", "take", "move", "apologise"]), max_size=12), st.data())
def test_no_chain_of_hand_overs_loses_the_first_date(staff: build.Staff, chain: list[str], data: st.DataObject) -> None:
    """Whatever colleagues do with it, refused or not: the first promise and the filing stay, and nobody loses sight."""
    with transaction.atomic():
        everyone = build.an_actor("ai-cung", *Role, unit="H52")
        code = build.an_accepted_dossier(staff.counter).code
        seen: set[int] = set()
        for step, n in zip(chain, range(12), strict=False):
            _pass_on(step, code, everyone, data.draw(st.sampled_from([COMMUNE, OTHER, DIVISION, DISTRICT])), n)
            row = Dossier.objects.get(code=code)
            assert (row.original_due_at, row.submitted_at) == (on(10, "17:30"), build.MORNING)
            assert seen <= set(row.units)
            seen = set(row.units)
        assert list(integrity.differences(integrity.Counted())) == []
        transaction.set_rollback(True)


def _pass_on(act: str, code: str, by: Actor, to: str, n: int) -> None:
    now = on(5, f"9:{n:02}")
    acts = {
        "hand over": lambda: resolve.hand_over(code=code, to=to, reason="Chuyển", by=by, at=now),
        "decline": lambda: resolve.decline(code=code, reason="Không nhận", by=by, at=now),
        "take": lambda: resolve.take(code=code, by=by, at=now),
        "move": lambda: resolve.readdress(code=code, to=to, reason="Chuyển", by=by, at=now),
        "apologise": lambda: resolve.extend(code=code, new_due=date(2026, 3, 20), reason="Chờ", by=by, at=now),
    }
    with suppress(Refused), transaction.atomic():
        acts[act]()
