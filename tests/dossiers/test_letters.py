"""Officials and applicants write to each other about a file: in its log, told outside without a word of it."""

from __future__ import annotations

import pytest

from motcua.accounts.models import Person
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.dossiers.record import secret
from motcua.kernel.actor import SYSTEM, citizen
from motcua.kernel.refused import NotYours, Refused
from motcua.notices.models import Message
from tests import build
from tests.dossiers.test_people_are_told import once_settled

pytestmark = pytest.mark.django_db
OWNER = citizen("Người nộp hồ sơ")


@pytest.fixture
def staff() -> build.Staff:
    return build.a_staffed_district()


@pytest.fixture
def code(staff: build.Staff) -> str:
    found = build.an_accepted_dossier(staff.counter).code
    resolve.complete_step(code=found, by=staff.counter, at=build.MORNING)
    return found


def test_a_letter_and_its_answer_stand_on_the_file_and_where_it_is_followed(staff: build.Staff, code: str) -> None:
    resolve.write(code=code, text="Ông/Bà sinh ở bản nào?", by=staff.officer, at=build.at("09:00"))
    resolve.reply(code=code, text="Bản Thử, thưa chị.", by=OWNER, at=build.at("10:00"), secret=secret(code))
    thread = [(one.ours, one.text) for one in queries.page(SYSTEM, code).letters]
    assert thread == [(True, "Ông/Bà sinh ở bản nào?"), (False, "Bản Thử, thưa chị.")]
    assert queries.tracking(code, secret(code)).letters == queries.page(SYSTEM, code).letters


def test_what_is_only_read_may_bear_any_sign(staff: build.Staff, code: str) -> None:
    resolve.write(code=code, text="Ông/Bà sinh ở bản nào?", by=staff.officer, at=build.at("09:00"))
    resolve.reply(code=code, text="Cảm ơn 🙏", by=OWNER, at=build.at("10:00"), secret=secret(code))

    assert queries.page(SYSTEM, code).letters[-1].text == "Cảm ơn 🙏"


@pytest.mark.django_db(transaction=True)
def test_both_are_told_that_there_is_a_letter_and_never_what_it_says(staff: build.Staff, code: str) -> None:
    Person.objects.filter(pk=staff.officer.person).update(email="mai@don-vi.example")
    once_settled()
    resolve.write(code=code, text="Bí mật của hồ sơ", by=staff.officer, at=build.at("09:00"))
    resolve.reply(code=code, text="Câu trả lời riêng", by=OWNER, at=build.at("10:00"), secret=secret(code))
    owed = Message.objects.filter(template__in=["write", "reply"]).order_by("owed_at")
    for _ in range(2):  # the second when only the first was settled
        if owed.count() < 2:
            once_settled()
    told = [(m.template, m.channel, m.recipient) for m in owed]
    assert told == [("write", "sms", build.APPLICANT.phone), ("reply", "email", "mai@don-vi.example")]
    assert not any("Bí mật" in str(m.values) or "riêng" in str(m.values) for m in owed)


def test_nobody_answers_what_was_never_written_nor_without_the_slip(staff: build.Staff, code: str) -> None:
    with pytest.raises(Refused, match="Chưa có công chức nào nhắn"):
        resolve.reply(code=code, text="Alo", by=OWNER, at=build.at("10:00"), secret=secret(code))
    resolve.write(code=code, text="Xin hỏi", by=staff.officer, at=build.at("09:00"))
    with pytest.raises(NotYours):
        resolve.reply(code=code, text="Alo", by=OWNER, at=build.at("10:00"), secret="abcdefgh")


def test_after_five_answers_in_a_row_the_official_has_the_word(staff: build.Staff, code: str) -> None:
    resolve.write(code=code, text="Xin hỏi", by=staff.officer, at=build.at("09:00"))
    for n in range(5):
        resolve.reply(code=code, text=f"Ý {n}", by=OWNER, at=build.at("10:00"), secret=secret(code))
    with pytest.raises(Refused, match="5 tin liên tiếp"):
        resolve.reply(code=code, text="Nữa", by=OWNER, at=build.at("10:00"), secret=secret(code))


def test_a_letter_moves_neither_clock_nor_step(staff: build.Staff, code: str) -> None:
    before = queries.page(SYSTEM, code)
    resolve.write(code=code, text="Xin hỏi", by=staff.officer, at=build.at("09:00"))
    after = queries.page(SYSTEM, code)
    assert (after.due_at, after.state, after.tasks) == (before.due_at, before.state, before.tasks)


@pytest.mark.django_db
def test_a_year_mistyped_in_an_apology_is_asked_about_once() -> None:
    staff = build.a_staffed_district()
    code = build.an_accepted_dossier(staff.counter).code
    far = build.DAY.replace(year=build.DAY.year + 1)
    said = {"code": code, "new_due": far, "reason": "Chờ xác minh", "by": staff.head, "at": build.MORNING}

    with pytest.raises(Refused, match="Hẹn xa như vậy là đúng"):
        resolve.extend(**said)

    assert resolve.extend(**said, far=True).code == code
