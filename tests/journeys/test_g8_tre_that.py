"""G8. Trễ thật: việc xong mà chưa ghi thì đóng được bằng điện thoại; làm chậm và ghi chậm được kể riêng.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Verdict
from motcua.kernel.actor import SYSTEM
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db
MARCH = f"tu=2026-03-01&den=2026-03-31&don-vi={build.DISTRICT}"


def quet_va_dong(can_bo: Client, ma: str) -> None:
    """Quét giấy hẹn, đọc bước sẽ đóng, bấm nút."""
    trang = can_bo.get("/quet/", {"ma": f"https://motcua.example.vn/tra-cuu/{ma}/{secret(ma)}/"}).content.decode()
    o = trang[trang.index(f'action="/quet/{ma}/"') :]
    gui = {ten: o.split(f'name="{ten}" value="')[1].split('"')[0] for ten in ("step", "outcome", "key")}
    assert can_bo.post(f"/quet/{ma}/", gui).status_code == 302


def bang(lanh_dao: Client) -> dict[str, dict[str, int]]:
    """Bảng làm chậm và ghi chậm, phần hồ sơ, theo mã đơn vị."""
    found: dict[str, dict[str, int]] = lanh_dao.get(f"/bao-cao/cham-cap-nhat.json?{MARCH}").json()["dossier"]
    return found


def test_tre_that_duoc_ke_rieng_voi_ghi_cham(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    mot_cua, chuyen_vien, lanh_dao, van_thu = staff.counter, staff.officer, staff.head, staff.clerk

    with cho("ba hồ sơ tiếp nhận sáng thứ Tư 04/03/2026, hẹn trả 17:30 thứ Ba 10/03"):
        dung_han, ghi_cham, lam_cham = (build.an_accepted_dossier(staff.counter).code for _ in range(3))

    with khi("từng người quét mã trên giấy hẹn, thấy bước sẽ đóng, và bấm một lần"):
        for ma in (dung_han, ghi_cham, lam_cham):
            clock.now = ngay(4, "09:00")
            quet_va_dong(at_desk(mot_cua), ma)
            clock.now = ngay(6, "10:00")
            quet_va_dong(at_desk(chuyen_vien), ma)
            clock.now = ngay(9, "10:00")
            quet_va_dong(at_desk(lanh_dao), ma)

    with va("văn thư đóng dấu và quét hồ sơ thứ nhất ngay chiều thứ Hai 09/03"):
        clock.now = ngay(9, "15:00")
        quet_va_dong(at_desk(van_thu), dung_han)

    with va("hồ sơ thứ hai đóng dấu cùng chiều hôm ấy nhưng mất mạng; sáng thứ Tư 11/03 văn thư mới ghi, kèm căn cứ"):
        clock.now = ngay(11, "08:00")
        khai = {
            "outcome": "van-thu:done", "happened_at": "2026-03-09T15:10", "evidence_number": "31/2026",
            "evidence": "Đã vào sổ công văn chiều thứ Hai, mạng hỏng đến tối thứ Ba",
        }  # fmt: skip
        assert at_desk(van_thu).post(f"/ho-so/{ghi_cham}/hoan-thanh-buoc/", khai).status_code == 302

    with va("hồ sơ thứ ba đến chiều thứ Tư 11/03 mới đóng dấu"):
        clock.now = ngay(11, "15:00")
        quet_va_dong(at_desk(van_thu), lam_cham)

    with thi("kết luận gửi lên cổng theo giờ ghi: một đúng hẹn, hai quá hạn"):
        ket_luan = {ma: queries.page(SYSTEM, ma).verdict for ma in (dung_han, ghi_cham, lam_cham)}
        assert ket_luan == {dung_han: Verdict.EARLY, ghi_cham: Verdict.LATE, lam_cham: Verdict.LATE}

    with va("chưa ai xác nhận thì lời khai chỉ là lời khai"):
        clock.now = ngay(12, "08:00")
        assert bang(at_desk(lanh_dao)) == {build.DISTRICT: {"late": 2, "typed": 0, "waiting": 1, "worked": 1}}

    dong = next(e for e in queries.page(SYSTEM, ghi_cham).events if e.evidence)
    with khi("văn thư tự xác nhận lời mình khai"):
        tu_choi = at_desk(van_thu).post(f"/xac-nhan/{ghi_cham}/{dong.seq}/", {"do": "agree"})
    with thi("hệ thống từ chối và nói vì sao"):
        assert "không tự xác nhận được" in tu_choi.content.decode()

    with khi("thủ trưởng mở sổ công văn, thấy đúng, và xác nhận"):
        clock.now = ngay(12, "09:00")
        assert "mạng hỏng đến tối thứ Ba" in at_desk(lanh_dao).get("/xac-nhan/").content.decode()
        at_desk(lanh_dao).post(f"/xac-nhan/{ghi_cham}/{dong.seq}/", {"do": "agree"})

    clock.now = ngay(12, "10:00")
    with thi("báo cáo kể riêng: một hồ sơ ghi chậm, một hồ sơ làm chậm; kết luận theo giờ ghi không đổi"):
        assert bang(at_desk(lanh_dao)) == {build.DISTRICT: {"late": 2, "typed": 1, "waiting": 0, "worked": 1}}
        assert queries.page(SYSTEM, ghi_cham).verdict is Verdict.LATE

    with va("độ trễ ghi của văn thư hiện ra: một việc, ghi sau khi làm 1 ngày 16 giờ"):
        trang = at_desk(lanh_dao).get(f"/bao-cao/cham-cap-nhat/?{MARCH}").content.decode()
        assert "1 ngày 16 giờ" in trang

    with va("mọi lần sửa đều thấy được trên trang hồ sơ: giờ khai, giờ ghi, căn cứ, người xác nhận"):
        trang = at_desk(van_thu).get(f"/ho-so/{ghi_cham}/").content.decode()
        for chu in ("15:10 ngày 09/03/2026", "Ghi vào hệ thống lúc 08:00 ngày 11/03/2026", "31/2026", "đã xác nhận"):
            assert chu in trang


@pytest.mark.parametrize(
    ("gio_khai", "tra_loi"),
    [
        ("2026-03-12T08:00", "muộn hơn lúc ghi sổ"),
        ("2026-03-03T08:00", "việc không thể xong sớm hơn"),
        ("2026-03-04T08:45", "không thể xong sớm hơn"),
    ],
    ids=["trong tương lai", "trước khi tiếp nhận", "trước khi bước mở"],
)
def test_gio_khai_khong_the_dung_thi_bi_tu_choi_bang_loi(
    staff: build.Staff, at_desk: Sit, clock: Clock, gio_khai: str, tra_loi: str
) -> None:
    with cho("một hồ sơ đang ở chuyên viên từ 09:00 ngày 04/03"):
        ma = build.an_accepted_dossier(staff.counter).code
        clock.now = ngay(4, "09:00")
        quet_va_dong(at_desk(staff.counter), ma)

    with khi("ngày 11/03 chuyên viên khai một giờ không thể đúng"):
        clock.now = ngay(11, "08:00")
        khai = {"outcome": "tham-dinh:done", "happened_at": gio_khai, "evidence": "Phiếu đã ký tay",
                "evidence_number": "5"}  # fmt: skip
        tra = at_desk(staff.officer).post(f"/ho-so/{ma}/hoan-thanh-buoc/", khai)

    with thi("không có gì được ghi, và câu trả lời nói rõ vì sao"):
        assert tra.status_code == 409 and tra_loi in tra.content.decode()
        assert [t.step for t in queries.page(SYSTEM, ma).tasks] == ["tham-dinh"]
