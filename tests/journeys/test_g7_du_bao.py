"""G7. Dự báo: trước khi trễ, thủ trưởng biết hồ sơ nào sẽ trễ, vì sao, và dự báo ấy tin được đến đâu.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from motcua.calendars.rules import due_at, standard
from motcua.calendars.terms import Amount
from motcua.dossiers.operations import decide, intake, resolve
from motcua.dossiers.terms import PaperReason
from motcua.promises.models import Letter
from motcua.promises.operations import apologies, backtesting, forecasting
from motcua.promises.queries import morning
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db


def da_xong(staff: build.Staff, nhan: date, ngay_o_chuyen_vien: int) -> None:
    """Một hồ sơ cũ, hẹn trả sau bốn ngày làm việc, nằm ở chuyên viên chừng ấy ngày rồi xong."""
    luc_nhan = build.at("9:00", nhan)
    ma = build.an_accepted_dossier(staff.counter, at=luc_nhan).code
    resolve.complete_step(code=ma, by=staff.counter, at=luc_nhan)
    xong = due_at(luc_nhan, Amount.parse(f"{ngay_o_chuyen_vien}d"), standard())
    resolve.complete_step(code=ma, by=staff.officer, at=xong)
    decide.approve(code=ma, by=staff.head, at=xong)
    resolve.complete_step(code=ma, by=staff.clerk, at=xong)


def dang_o_chuyen_vien(staff: build.Staff) -> str:
    """Một hồ sơ tiếp nhận và chuyển chuyên viên sáng thứ Tư 04/03."""
    ma = build.an_accepted_dossier(staff.counter, at=ngay(4, "9:00")).code
    resolve.complete_step(code=ma, by=staff.counter, at=ngay(4, "9:30"))
    return ma


def test_biet_truoc_khi_tre(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho(
        "hai mươi hồ sơ cũ: qua ngày thứ nhất còn ở chuyên viên thì mười tám hồ sơ nằm bảy ngày, hai hồ sơ hai ngày"
    ):
        for thu in range(20):
            da_xong(staff, date(2026, 1, 5) + timedelta(days=thu), 2 if thu % 10 == 0 else 7)
    with va("một hồ sơ như thế đang ở chuyên viên từ sáng thứ Tư 04/03, hẹn trả 17:30 thứ Ba 10/03"):
        ma = dang_o_chuyen_vien(staff)
    with va("một hồ sơ nữa đã tạm dừng để chờ giấy tờ"):
        dung = dang_o_chuyen_vien(staff)
        thieu = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
        intake.request_supplement(code=dung, reasons=thieu, by=staff.officer, at=ngay(4, "10:00"))

    with khi("sáng thứ Sáu 06/03, trước giờ làm việc, bộ việc nền lập dự báo và kiểm nghiệm"):
        clock.now = ngay(6, "6:30")
        forecasting.forecast(at=clock.now)
        backtesting.put_to_test(at=clock.now)
    with va("thủ trưởng mở trang Sáng nay"):
        trang = at_desk(staff.head).get("/sang-nay/").content.decode()

    with thi("hồ sơ đứng đầu danh sách, màu đỏ, khi thời gian mới dùng chưa đến một nửa"):
        assert ma in trang and "Nguy cơ trễ hẹn" in trang
    with va("thấy ngày có thể xong sau ngày hẹn, khả năng kịp hẹn, và một câu nói vì sao"):
        assert "13/03/2026" in trang and "10%" in trang
        assert (
            "18 trong 20 hồ sơ cùng loại ở đơn vị này sau 1 ngày còn ở bước này cần hơn 3 ngày còn lại, kể cả hôm nay."
            in trang
        )
    with va("hồ sơ tạm dừng không có trong danh sách"):
        assert dung not in trang
    with va("bên cạnh là kết quả kiểm nghiệm, có ngày và hai tỷ lệ"):
        assert "Từ 06/12/2025 đến 05/03/2026" in trang
        assert "báo đúng" in trang and "không bỏ sót" in trang
    with va("chuyên viên thấy dấu đỏ cạnh hồ sơ ấy trong Việc của tôi"):
        assert "Nguy cơ trễ hẹn" in at_desk(staff.officer).get("/viec/").content.decode()

    with khi("bộ việc nền soạn thư xin lỗi"):
        apologies.draft(at=clock.now, red=morning.endangered(clock.now))
    with thi("thư đã nằm trên bàn thủ trưởng hai ngày làm việc trước ngày hẹn, không đợi đồng hồ"):
        assert Letter.objects.get().due_at == ngay(10, "17:30")
        the = at_desk(staff.head).get("/sang-nay/").content.decode()
        assert "Ký thư xin lỗi" in the and "Giao việc…" in the and "đến hẹn còn 3 ngày" in the

    with khi("chuyên viên làm xong ngay trong sáng ấy, hồ sơ ký và đóng dấu"):
        clock.now = ngay(6, "10:00")
        resolve.complete_step(code=ma, by=staff.officer, at=clock.now)
        decide.approve(code=ma, by=staff.head, at=clock.now)
        resolve.complete_step(code=ma, by=staff.clerk, at=clock.now)
        forecasting.forecast(at=clock.now)
    with thi("danh sách trống"):
        assert "Không hồ sơ nào có nguy cơ trễ hẹn." in at_desk(staff.head).get("/sang-nay/").content.decode()


def test_chua_biet_gi_thi_noi_la_chua_biet(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("thủ tục mới, chưa hồ sơ nào xong; một hồ sơ đã dùng hết thời gian hẹn"):
        ma = dang_o_chuyen_vien(staff)
    with khi("sáng thứ Ba 10/03 dự báo được lập"):
        clock.now = ngay(10, "16:30")
        forecasting.forecast(at=clock.now)
        trang = at_desk(staff.head).get("/sang-nay/").content.decode()
    with thi("hồ sơ đỏ vì thời gian đã dùng, khả năng không bịa ra, câu nói rõ tính theo thời gian quy định"):
        assert ma in trang
        assert "chưa đủ hồ sơ cũ để nói" in trang
        assert "Chưa có hồ sơ cùng loại nào đã xong: tính theo thời gian quy định của các bước." in trang
    with va("chưa kiểm nghiệm thì nói chưa kiểm nghiệm"):
        assert "Chưa kiểm nghiệm lần nào" in trang
