"""Any line becomes a small task: one owner, one day, the line it came from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.accounts.models import Person
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.notices.models import Message
from motcua.work import operations as work
from motcua.work import queries as own
from tests import build

pytestmark = pytest.mark.django_db
LINE = "Đang ở Phòng Tư pháp: Thẩm định, đã quá thời gian của bước"


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def code(staff: build.Staff) -> str:
    return build.an_accepted_dossier(staff.counter).code


def given(code: str, by: Actor, to: Actor, due: date = date(2026, 3, 6)) -> int:
    """A task about a dossier."""
    assert to.person
    return work.assign(code=code, words="Gọi xã hỏi", owner=to.person, due=due, by=by, at=build.MORNING, line=LINE)


def test_a_task_has_one_owner_a_day_and_the_line_it_came_from(staff: build.Staff, code: str) -> None:
    Person.objects.filter(pk=staff.counter.person).update(email="hoa@don-vi.example")
    given(code, staff.head, staff.counter)
    (one,) = own.errands(staff.counter)
    assert (one.code, one.owner_name, one.due, one.line) == (code, "Hoa", date(2026, 3, 6), LINE)
    assert one.late(date(2026, 3, 7)) and not one.late(date(2026, 3, 6))
    assert [m.template for m in Message.objects.all()] == ["errand"]


def test_what_came_of_it_is_read_by_who_gave_it(staff: build.Staff, code: str) -> None:
    number = given(code, staff.head, staff.counter)
    work.close(number=number, words="Xã trả lời chiều nay", by=staff.counter, at=build.at("10:00"))
    work.close(number=number, words="Lần hai", by=staff.counter, at=build.at("11:00"))
    (one,) = own.errands(staff.head)
    assert one.closed_words == "Xã trả lời chiều nay" and own.owed(staff.counter) == 0


def test_the_head_reads_what_is_overdue_by_unit_whoever_gave_it(staff: build.Staff, code: str) -> None:
    deputy = build.a_head("quan")
    for by in (staff.head, deputy):
        given(code, by, staff.counter, build.DAY)
    tomorrow = build.DAY + timedelta(days=1)

    (late,) = own.overdue(staff.head, tomorrow)

    assert late.unit_name == "Bộ phận Một cửa huyện Mộc Châu"
    assert [one.by_name.partition(",")[0] for one in late.errands] == ["Hung", "Quan"]
    assert own.overdue(staff.head, build.DAY) == own.overdue(staff.counter, tomorrow) == []


def test_tasks_go_down_the_line_only(staff: build.Staff, code: str) -> None:
    with pytest.raises(NotYours):
        given(code, staff.officer, staff.counter)
    with pytest.raises(NotYours):
        given(code, build.a_head("xa", build.COMMUNE), staff.counter)


def test_who_cannot_open_the_file_is_given_nothing_about_it(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="không mở được"):
        given(code, staff.head, build.an_officer("khac", "H52.30.22"))


def test_a_day_gone_by_is_refused(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="đã qua"):
        given(code, staff.head, staff.counter, date(2026, 3, 3))


def test_nobody_closes_another_s_task(staff: build.Staff, code: str) -> None:
    number = given(code, staff.head, staff.counter)
    with pytest.raises(NotYours):
        work.close(number=number, words="Xong", by=staff.officer, at=build.at("10:00"))
