"""A day off or worked that was decided late: shown first, approved by another, done exactly as shown, taken back."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.calendars import operations as calendars
from motcua.calendars import queries as known
from motcua.changes import operations
from motcua.changes.terms import Stage
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import resolve, submit
from motcua.dossiers.terms import Act, Paper
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from motcua.promises.queries import counted
from tests import build
from tests.build import NAMES
from tests.changes.world import Office, a_day, a_paused_dossier, a_recall, done, must_add_up, on, plan, promises
from tests.directory import places


def test_it_is_shown_which_dossiers_move_from_when_to_when_and_what_each_citizen_reads(
    staff: build.Staff, office: Office
) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    build.a_finished_dossier(staff)

    shown = plan(a_recall(office.reform, a_day(9))).preview

    assert shown.total == 1 and shown.counts["moves"] == shown.counts["later"] == 1
    (line,) = shown.lines
    assert (line.code, line.before, line.after) == (code, "17:30 ngày 10/03/2026", "17:30 ngày 11/03/2026")
    assert "nghỉ ngày 09/03/2026 (nghỉ bù theo quyết định của tỉnh)" in line.words and line.after in line.words
    assert Dossier.objects.filter(due_at=on(10, "17:30")).count() == 2


def test_a_day_that_is_off_anyway_or_has_passed_is_said_and_a_mistyped_year_is_refused(office: Office) -> None:
    notes = [note.vi for note in plan(a_recall(office.reform, a_day(8), a_day(1))).preview.notes]

    assert any("Chủ nhật 08/03/2026 thường đã là ngày nghỉ" in note for note in notes)
    assert any("ngày 01/03/2026 đã qua" in note for note in notes)
    with pytest.raises(Refused, match="hãy kiểm tra lại năm"):
        a_recall(office.reform, a_day(9) | {"on": "2099-01-01"})
    with pytest.raises(Refused, match="ít nhất một ngày"):
        a_recall(office.reform)


def test_what_is_done_is_exactly_what_was_shown(staff: build.Staff, office: Office) -> None:
    codes = [build.an_accepted_dossier(staff.counter, at=build.at(clock)).code for clock in ("8:00", "8:30", "9:00")]
    resolve.complete_step(code=codes[0], by=staff.counter, at=build.at("9:30"))
    number = a_recall(office.reform, a_day(9))

    found = done(number, office, on(4, "11:00"))

    assert {line.code for line in found.preview.lines} == set(codes)
    assert set(Dossier.objects.values_list("due_at", "original_due_at")) == {(on(11, "17:30"), on(10, "17:30"))}
    assert found.stage is Stage.APPLIED and found.report["moves"] == 3
    must_add_up()


def test_the_open_step_s_own_time_moves_with_it(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.at("9:00"))
    assert promises()[code][1] == [("tham-dinh", on(9, "17:30"))]

    done(a_recall(office.reform, a_day(9)), office, on(4, "11:00"))

    assert promises()[code][1] == [("tham-dinh", on(10, "17:30"))]


def test_the_log_names_the_plan_and_who_approved_it(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    number = a_recall(office.reform, a_day(9))
    done(number, office, on(4, "11:00"))

    fact = Event.objects.get(act=Act.REDATE)

    assert (fact.name, fact.person) == ("Chu-Tich, Công chức", office.head.person)
    assert f'"plan":{number}' in fact.data and fact.reason.startswith("nghỉ ngày 09/03/2026")


def test_a_second_person_approves(staff: build.Staff, office: Office) -> None:
    number = a_recall(office.reform, a_day(9))

    with pytest.raises(Refused, match="người thứ hai"):
        operations.approve(plan=number, by=office.reform, at=on(4, "11:00"))
    with pytest.raises(NotYours):
        operations.approve(plan=number, by=staff.head, at=on(4, "11:00"))

    assert plan(number).stage is Stage.DRAFTED


def test_only_who_answers_for_the_unit_plans_for_it(staff: build.Staff, office: Office) -> None:
    near = places.an_actor("cai-cach-huyen", Role.REFORM, unit=build.DISTRICT, on=build.DAY)

    a_recall(near, a_day(9), unit=build.DISTRICT)

    for by, unit in ((near, "H52"), (near, ""), (staff.officer, build.DISTRICT), (SYSTEM, "H52")):
        with pytest.raises(NotYours):
            a_recall(by, a_day(9), unit=unit)


def test_a_preview_that_is_stale_is_looked_at_again(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    number = a_recall(office.reform, a_day(9))
    build.an_accepted_dossier(staff.counter, at=build.at("10:30"))

    with pytest.raises(Refused, match="xem lại bản xem trước mới"):
        operations.approve(plan=number, by=office.head, at=on(4, "11:00"))

    assert plan(number).preview.total == 2 and plan(number).stage is Stage.DRAFTED
    operations.approve(plan=number, by=office.head, at=on(4, "11:01"))
    assert plan(number).stage is Stage.APPROVED


def test_what_changed_after_approval_is_not_done_but_shown_anew(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    number = a_recall(office.reform, a_day(9))
    operations.approve(plan=number, by=office.head, at=on(4, "11:00"))
    submit.withdraw(code=code, reason="Không còn nhu cầu", by=staff.counter, at=on(4, "11:30"))

    with pytest.raises(Refused, match="Chưa có gì được làm"):
        operations.apply(plan=number, at=on(4, "12:00"))

    assert plan(number).stage is Stage.DRAFTED and plan(number).approved_by is None and plan(number).preview.total == 0
    assert known.own(build.unit_id("H52")).special == ()


def test_two_recalls_of_one_day_are_one_success_and_one_clear_message(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    first, second = a_recall(office.reform, a_day(9)), a_recall(office.reform, a_day(9))
    for number in (first, second):
        operations.approve(plan=number, by=office.head, at=on(4, "11:00"))

    operations.apply(plan=first, at=on(4, "11:10"))
    with pytest.raises(Refused, match="đã được người khác đổi"):
        operations.apply(plan=second, at=on(4, "11:10"))

    assert Event.objects.filter(act=Act.REDATE).count() == 1


def test_two_recalls_of_the_same_dossiers_never_add_up_unseen(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    first, second = a_recall(office.reform, a_day(9)), a_recall(office.reform, a_day(6))
    for number in (first, second):
        operations.approve(plan=number, by=office.head, at=on(4, "11:00"))
    operations.apply(plan=first, at=on(4, "11:10"))

    with pytest.raises(Refused, match="phê duyệt lại"):
        operations.apply(plan=second, at=on(4, "11:10"))
    assert plan(second).preview.lines[0].before == "17:30 ngày 11/03/2026"

    done(second, office, on(4, "11:20"))
    assert Dossier.objects.get().due_at == on(12, "17:30")


def test_taken_back_every_date_is_exactly_as_it_was(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=code, by=staff.counter, at=build.at("9:00"))
    a_paused_dossier(staff)
    before = promises()
    number = a_recall(office.reform, a_day(9), when=on(5, "10:00"))
    done(number, office, on(5, "11:00"))
    assert promises() != before

    back = operations.reverse(plan=number, by=office.reform, at=on(5, "12:00"))
    assert plan(back).undoes == number and plan(back).preview.counts["earlier"] == 2
    done(back, office, on(5, "13:00"))

    assert promises() == before
    assert plan(number).stage is Stage.REVERSED
    assert known.own(build.unit_id("H52")).special == ()
    must_add_up()


def test_a_day_that_was_said_otherwise_is_said_so_again(staff: build.Staff, office: Office) -> None:
    unit = build.unit_id("H52")
    calendars.set_day(
        unit=unit, on=date(2026, 3, 7), works=True, reason=Text("làm bù", "made up"), by=SYSTEM, at=on(4), ground="QĐ 1"
    )
    number = a_recall(office.reform, a_day(7, works=False))
    done(number, office, on(4, "11:00"))

    done(operations.reverse(plan=number, by=office.reform, at=on(4, "12:00")), office, on(4, "13:00"))

    (day,) = known.own(unit).special
    assert (day.on, day.works, day.reason.vi) == (date(2026, 3, 7), True, "làm bù")


def test_a_date_never_comes_before_the_slip_s(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)

    shown = plan(a_recall(office.reform, a_day(7, works=True, reason="làm bù"))).preview

    assert shown.total == 0 and shown.counts["stays"] == 1


def test_a_dossier_received_after_the_day_was_entered_keeps_the_date_on_its_slip(
    staff: build.Staff, office: Office
) -> None:
    number = a_recall(office.reform, a_day(9))
    done(number, office, on(4, "11:00"))
    code = build.an_accepted_dossier(staff.counter, at=on(4, "14:00")).code

    done(operations.reverse(plan=number, by=office.reform, at=on(5)), office, on(5, "9:30"))

    assert promises()[code][0] == on(11, "17:30")


def test_what_is_late_may_come_to_be_on_time_and_back(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)

    number = a_recall(office.reform, a_day(9, reason="nghỉ tránh bão"), when=on(11))
    assert plan(number).preview.counts["on_time"] == 1
    done(number, office, on(11, "9:30"))

    back = operations.reverse(plan=number, by=office.reform, at=on(11, "10:00"))
    assert plan(back).preview.counts["late"] == 1


def test_a_date_that_the_calendar_moved_was_not_broken(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    assert counted.kept(on(11)).late_without_apology == 1

    number = a_recall(office.reform, a_day(9, reason="nghỉ tránh bão"), when=on(11))
    done(number, office, on(11, "9:30"))
    assert counted.kept(on(11, "9:31")).late_without_apology == 0
    assert counted.kept(on(12)).late_without_apology == 1

    done(operations.reverse(plan=number, by=office.reform, at=on(11, "10:00")), office, on(11, "10:30"))
    assert counted.kept(on(11, "10:31")).late_without_apology == 1


def test_a_paused_dossier_is_counted_now_and_goes_on_by_the_new_calendar(staff: build.Staff, office: Office) -> None:
    code = a_paused_dossier(staff)

    number = a_recall(office.reform, a_day(9), when=on(5, "10:00"))
    assert plan(number).preview.counts["paused"] == 1
    done(number, office, on(5, "11:00"))
    assert promises()[code][0] == on(11, "17:30")

    submit.supplement(code=code, papers=[Paper(NAMES[0])], by=staff.counter, at=on(6, "7:30"))
    assert promises()[code][0] == on(12, "17:30")
    must_add_up()


def test_a_letter_s_date_moves_later_and_never_earlier(staff: build.Staff, office: Office) -> None:
    code = build.an_accepted_dossier(staff.counter).code
    resolve.extend(code=code, new_due=date(2026, 3, 13), reason="Chờ xác minh", by=staff.head, at=on(9))

    shown = plan(a_recall(office.reform, a_day(14, works=True, reason="làm bù"), when=on(9, "10:00"))).preview
    assert shown.total == 0
    number = a_recall(office.reform, a_day(12), when=on(9, "10:00"))
    assert plan(number).preview.counts["put_off"] == 1
    done(number, office, on(9, "11:00"))

    assert promises()[code][0] == on(16, "17:30")
    assert Dossier.objects.get().extensions == 1


def test_a_day_that_was_entered_without_asking_is_made_good_once(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    unit = build.unit_id("H52")
    calendars.set_day(unit=unit, on=date(2026, 3, 9), works=False, reason=Text("nghỉ", "off"), by=SYSTEM, at=on(4))

    number = a_recall(office.reform, a_day(9))
    done(number, office, on(4, "11:00"))

    assert Dossier.objects.get().due_at == on(11, "17:30")
    assert plan(a_recall(office.reform, a_day(9))).preview.total == 0
    with pytest.raises(Refused, match="không có gì để hoàn lại"):
        operations.reverse(plan=number, by=office.reform, at=on(4, "12:00"))


def test_a_unit_that_says_otherwise_is_not_touched(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    calendars.set_day(
        unit=build.unit_id(build.DISTRICT),
        on=date(2026, 3, 9),
        works=True,
        reason=Text("trực", "on"),
        by=SYSTEM,
        at=on(4),
    )

    assert plan(a_recall(office.reform, a_day(9))).preview.total == 0


def test_a_plan_may_be_given_up_until_it_is_done(staff: build.Staff, office: Office) -> None:
    number = a_recall(office.reform, a_day(9))
    operations.drop(plan=number, by=office.reform, at=on(4, "11:00"))

    with pytest.raises(Refused, match="đã bỏ"):
        operations.approve(plan=number, by=office.head, at=on(4, "11:00"))


def test_whoever_wakes_does_every_approved_plan_once(staff: build.Staff, office: Office) -> None:
    build.an_accepted_dossier(staff.counter)
    operations.approve(plan=a_recall(office.reform, a_day(9)), by=office.head, at=on(4, "11:00"))

    assert [operations.carry_out(at=on(4, "12:00")) for _ in range(2)] == [1, 0]


def test_a_day_without_reason_a_year_unknown_and_a_day_named_twice_are_refused_in_words(office: Office) -> None:
    for days in ([a_day(9, reason="")], [a_day(9), a_day(9)], [], [{"on": "hôm nay"}]):
        with pytest.raises(Refused):
            a_recall(office.reform, *days)
