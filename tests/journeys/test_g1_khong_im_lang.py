"""G1. Không im lặng: nộp rồi thì phải có người trả lời, đứng ở đâu thì phải có người biết.

Kịch bản đọc từ trên xuống: Cho, Khi, Thì. Giờ làm việc 7:30–11:30 và 13:30–17:30, tuần làm việc từ thứ Hai.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from motcua.directory import operations as directory
from motcua.dossiers.operations import intake, resolve
from motcua.kernel.actor import SYSTEM, Actor
from motcua.notices.models import Message
from motcua.promises.models import Alarm
from motcua.promises.operations.silence import sweep
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def doc(clock: Clock, at_desk: Sit) -> Callable[[Actor, str], str]:
    """Một người mở một trang vào lúc hệ thống vừa xem lại mọi hồ sơ."""

    def mo(nguoi: Actor, trang: str) -> str:
        sweep(at=clock.now)
        return at_desk(nguoi).get(trang).content.decode()

    return mo


Doc = Callable[[Actor, str], str]


def test_nop_ma_khong_ai_tra_loi(staff: build.Staff, clock: Clock, doc: Doc) -> None:
    mot_cua, lanh_dao = staff.counter, staff.head

    with cho("chị Thử nộp hồ sơ trực tuyến lúc 8:30 thứ Tư 04/03"):
        ho_so = build.a_submitted_dossier(at=ngay(4, "8:30")).code

    with khi("đến 14:29, chưa đủ bốn giờ làm việc"):
        clock.now = ngay(4, "14:29")
    with thi("chưa nhắc ai"):
        assert "Chậm tiếp nhận" not in doc(mot_cua, "/viec/")

    with khi("đến 14:30, đã bốn giờ làm việc"):
        clock.now = ngay(4, "14:30")
    with thi("công chức một cửa thấy lời nhắc, lãnh đạo chưa thấy"):
        assert ho_so in doc(mot_cua, "/canh-bao/")
        assert ho_so not in doc(lanh_dao, "/canh-bao/")

    with khi("đến 8:30 hôm sau, đã tám giờ làm việc"):
        clock.now = ngay(5, "8:30")
    with thi("lãnh đạo thấy hồ sơ ấy, đang ở đâu, từ lúc nào"):
        assert "Nộp lúc 08:30 ngày 04/03/2026, chưa được trả lời" in doc(lanh_dao, "/canh-bao/")

    with khi("hết một ngày làm việc mà vẫn chưa ai trả lời"):
        clock.now = ngay(5, "17:30")
        sweep(at=clock.now)
    with thi("chị Thử được báo ai đang giữ hồ sơ, tên và điện thoại"):
        (tin,) = Message.objects.filter(template="unanswered")
        assert (tin.recipient, tin.values["holder"]) == (
            "0900000001", "Hoa, Bộ phận Một cửa huyện Mộc Châu",
        )  # fmt: skip

    with khi("công chức một cửa tiếp nhận hồ sơ"):
        intake.accept(code=ho_so, by=mot_cua, at=ngay(6, "8:00"))
        clock.now = ngay(6, "8:05")
    with thi("không còn lời nhắc nào"):
        assert ho_so not in doc(lanh_dao, "/canh-bao/?loai=unanswered")
    with va("chị Thử chỉ nhận một tin báo chậm, dù hệ thống đã xem lại nhiều lần"):
        assert Message.objects.filter(template="unanswered").count() == 1


def test_ho_so_nam_o_mot_buoc(staff: build.Staff, clock: Clock, doc: Doc) -> None:
    chuyen_vien, lanh_dao = staff.officer, staff.head

    with cho("hồ sơ ở bước Thẩm định của Phòng Tư pháp, bước hết giờ lúc 17:30 thứ Hai 09/03; chị Mai đã nhận"):
        ho_so = build.an_accepted_dossier(staff.counter).code
        resolve.complete_step(code=ho_so, by=staff.counter, at=ngay(4, "9:00"))
        resolve.take(code=ho_so, by=chuyen_vien, at=ngay(4, "9:10"))

    with khi("đồng hồ của bước vừa hết"):
        clock.now = ngay(9, "17:31")
    with thi("chị Mai được nhắc trước"):
        assert ho_so in doc(chuyen_vien, "/canh-bao/")
        assert ho_so not in doc(lanh_dao, "/canh-bao/")

    with khi("thêm bốn giờ làm việc nữa mà bước vẫn nằm đó"):
        clock.now = ngay(10, "11:30")
    with thi("thủ trưởng thấy bước nào, ở đâu, ai giữ, và nút để xử lý"):
        trang = doc(lanh_dao, "/canh-bao/")
        assert "Bước “Thẩm định” hết thời gian lúc 17:30 ngày 09/03/2026; đang ở Phòng Tư pháp, Mai." in trang
        assert f"/ho-so/{ho_so}/ban-giao/" in trang

    with khi("hồ sơ được chuyển qua chuyển lại giữa các đơn vị"):
        xa = build.an_officer("tam", unit=build.COMMUNE)
        resolve.hand_over(code=ho_so, to=build.COMMUNE, reason="nhờ xã xem", by=chuyen_vien, at=ngay(10, "14:00"))
        resolve.take(code=ho_so, by=xa, at=ngay(10, "14:10"))
        resolve.hand_over(code=ho_so, to=build.DIVISION, reason="trả lại", by=xa, at=ngay(10, "14:20"))
        clock.now = ngay(10, "14:30")
    with thi("đồng hồ không chạy lại từ đầu"):
        assert "hết thời gian lúc 17:30 ngày 09/03/2026" in doc(lanh_dao, "/canh-bao/")


def test_ho_so_khong_con_ai_xu_ly_duoc(staff: build.Staff, clock: Clock, doc: Doc) -> None:
    lanh_dao = staff.head

    with cho("chị Mai đã nhận một hồ sơ, rồi ốm; chưa có ai làm thay"):
        ho_so = build.an_accepted_dossier(staff.counter).code
        resolve.complete_step(code=ho_so, by=staff.counter, at=ngay(4, "9:00"))
        resolve.take(code=ho_so, by=staff.officer, at=ngay(4, "9:10"))
        ban, nghi = staff.officer.hats[0].post, {"starts": date(2026, 3, 5), "ends": date(2026, 3, 6), "reason": "Ốm"}
        directory.leave(post=ban, by=SYSTEM, at=ngay(5, "7:30"), **nghi)

    with khi("hệ thống xem lại lần tới, trong vòng một giờ"):
        clock.now = ngay(5, "8:00")
    with thi("lãnh đạo thấy hồ sơ, vì sao không ai làm được, và việc phải làm"):
        trang = doc(lanh_dao, "/canh-bao/?loai=stuck")
        assert "người đã nhận đang vắng, chưa có người làm thay" in trang
        assert "Đề nghị quản trị viên bổ nhiệm hoặc giao người làm thay" in trang

    with khi("chị Lan được giao làm thay"):
        directory.stand_in(post=ban, person="lan", by=SYSTEM, at=ngay(5, "8:10"), **nghi)
        clock.now = ngay(5, "8:20")
    with thi("lời báo tự hết"):
        assert ho_so not in doc(lanh_dao, "/canh-bao/?loai=stuck")

    with khi("chính chị Lan cũng ốm"):
        directory.leave(post=staff.clerk.hats[0].post, by=SYSTEM, at=ngay(5, "9:00"), **nghi)
        clock.now = ngay(5, "9:10")
    with thi("hồ sơ lại được tìm thấy"):
        assert ho_so in doc(lanh_dao, "/canh-bao/?loai=stuck")


def test_bo_hen_gio_ngung_ba_ngay(staff: build.Staff, clock: Clock) -> None:
    with cho("một hồ sơ nộp sáng thứ Tư 04/03, và bộ hẹn giờ ngừng chạy từ đó đến sáng thứ Hai 09/03"):
        build.a_submitted_dossier(at=ngay(4, "8:30"))

    with khi("bộ hẹn giờ chạy lại"):
        sweep(at=ngay(9, "8:00"))
    with thi("mọi bậc còn nợ được báo một lần, đúng thứ tự, mỗi bậc ghi đúng lúc đáng lẽ phải báo"):
        assert list(Alarm.objects.order_by("pk").values_list("rung", "raised_at")) == [
            (1, ngay(4, "14:30")), (2, ngay(5, "8:30")), (4, ngay(5, "17:30")),
        ]  # fmt: skip

    with khi("nó chạy thêm nhiều lần nữa"):
        for minutes in (0, 10, 20):
            sweep(at=ngay(9, "8:00") + timedelta(minutes=minutes))
    with thi("không ai bị báo hai lần"):
        assert (Alarm.objects.count(), Message.objects.filter(template="unanswered").count()) == (3, 1)
