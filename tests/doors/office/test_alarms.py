"""The page of alarms, and the head of the inbox and of the leader's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from motcua.directory import operations as directory
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.promises.operations.silence import sweep
from tests import build
from tests.build import DISTRICT, MORNING
from tests.doors.conftest import Clock

LATER = datetime.fromisoformat("2026-03-11T09:00+07:00")


Seen = Callable[[Actor, str], str]


@pytest.fixture
def seen(staff: build.Staff, clock: Clock, at_desk: Callable[[Actor], Client]) -> Seen:
    """What a person reads somewhere on the 11th, when a dossier taken by its officer is long past its time."""
    done = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=done.code, by=staff.counter, at=MORNING)
    resolve.take(code=done.code, by=staff.officer, at=MORNING)
    clock.now = LATER

    def read(actor: Actor, path: str) -> str:
        answer = at_desk(actor).get(path)
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    return read


def test_the_head_reads_what_waits_with_whom_and_what_mends_it(staff: build.Staff, seen: Seen) -> None:
    sweep(at=LATER)

    page = seen(staff.head, "/canh-bao/")

    assert "Bước “Thẩm định” hết thời gian lúc 17:30 ngày 09/03/2026; đang ở Phòng Tư pháp, Mai." in page
    assert 'href="/ho-so/H52.30.0-260304-0001/ban-giao/"' in page
    assert "Hẹn trả 17:30 ngày 10/03/2026, đã qua mà trước đó không có thư xin lỗi" in page
    assert 'href="/duyet/#thu"' in page
    assert 'href="/viec-giao/moi/?ho-so=H52.30.0-260304-0001&amp;dong=' in page


def test_alarms_are_shown_by_kind(staff: build.Staff, seen: Seen) -> None:
    sweep(at=LATER)

    page = seen(staff.head, "/canh-bao/?loai=breach")

    assert "Qua ngày hẹn, chưa xin lỗi (1)" in page and "Bước “Thẩm định”" not in page
    assert "Bước “Thẩm định”" in seen(staff.head, "/canh-bao/?loai=khong-co")


def test_the_inbox_and_the_leader_s_page_begin_with_them(staff: build.Staff, seen: Seen) -> None:
    assert "Cảnh báo (" not in seen(staff.officer, "/viec/")

    sweep(at=LATER)

    assert "Cảnh báo (1)" in seen(staff.officer, "/viec/")
    assert "Cảnh báo (2)" in seen(staff.head, "/duyet/")


def test_stuck_work_says_why_and_who_can_mend_it(staff: build.Staff, seen: Seen) -> None:
    admin = build.an_actor("quantri", Role.ADMIN, unit=DISTRICT)
    directory.leave(
        post=staff.officer.hats[0].post, starts=date(2026, 3, 11), ends=date(2026, 3, 12), reason="Ốm", by=SYSTEM,
        at=LATER,
    )  # fmt: skip
    sweep(at=LATER)

    page = seen(staff.head, "/canh-bao/?loai=stuck")
    console = seen(admin, "/canh-bao/")

    assert "chờ công chức chuyên môn (Mai): người đã nhận đang vắng, chưa có người làm thay." in page
    assert "Đề nghị quản trị viên bổ nhiệm hoặc giao người làm thay" in page
    assert "Phòng Tư pháp: công chức chuyên môn" in console and "/quan-tri/don-vi/H52.30.1/" in console
    assert "H52.30.0-260304-0001" not in console


def test_an_overseer_may_look_at_every_desk(staff: build.Staff, seen: Seen) -> None:
    reform = build.an_actor("caicach", Role.REFORM, unit=DISTRICT)
    sweep(at=LATER)

    assert "Không có cảnh báo nào ở đây" in seen(reform, "/canh-bao/")
    assert "Tất cả (2)" in seen(reform, "/canh-bao/?ban=tat-ca")
    assert "Ở mọi bàn" not in seen(staff.officer, "/canh-bao/")


def test_slow_answers_are_a_figure_with_its_list(staff: build.Staff, seen: Seen) -> None:
    code = build.a_submitted_dossier(at=MORNING).code

    page = seen(staff.head, f"/bao-cao/cham-tiep-nhan/?don-vi={DISTRICT}&tu=2026-03-01&den=2026-03-31")

    assert "Hồ sơ chậm (1)" in page and f"/ho-so/{code}/" in page
    assert "50,00%" in page and "08:30 ngày 05/03/2026" in page
    assert "cham-tiep-nhan" in seen(staff.head, f"/bao-cao/?don-vi={DISTRICT}&tu=2026-03-01&den=2026-03-31")
