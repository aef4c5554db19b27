"""G7. Xin lỗi trước khi trễ: không ngày hẹn nào qua đi mà trước đó không có thư xin lỗi đã ký, hoặc một lần tạm dừng.

Hồ sơ trong kịch bản tiếp nhận sáng thứ Tư 04/03, hẹn trả 17:30 thứ Ba 10/03. Đọc từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import decide, deliver, intake, resolve
from motcua.dossiers.terms import Done, PaperReason
from motcua.promises.models import Letter
from motcua.promises.operations import apologies, checking
from motcua.promises.terms import Kept
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db


def o_chuyen_vien(staff: build.Staff) -> Done:
    """Một hồ sơ đã tiếp nhận, đang ở Phòng Tư pháp."""
    ho_so = build.an_accepted_dossier(staff.counter)
    resolve.complete_step(code=ho_so.code, by=staff.counter, at=ngay(4, "9:00"))
    return ho_so


def lam_xong(staff: build.Staff, ma: str, ngay_xong: int) -> None:
    """Các bước còn lại, trong một buổi sáng."""
    resolve.complete_step(code=ma, by=staff.officer, at=ngay(ngay_xong, "8:00"))
    decide.approve(code=ma, by=staff.head, at=ngay(ngay_xong, "8:30"))
    resolve.complete_step(code=ma, by=staff.clerk, at=ngay(ngay_xong, "8:45"))


def trang_theo_doi(ho_so: Done) -> str:
    """Điều người nộp đọc, không cần đăng nhập."""
    return Client().get(f"/tra-cuu/{ho_so.code}/{ho_so.secret}/").content.decode()


def test_thu_xin_loi_den_truoc_ngay_hen(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("một hồ sơ hẹn trả 17:30 thứ Ba 10/03 vẫn nằm ở Phòng Tư pháp"):
        ho_so = o_chuyen_vien(staff)

    with khi("còn hai ngày làm việc"):
        clock.now = ngay(6, "17:00")
        apologies.draft(at=clock.now)
    with thi("thư xin lỗi tự soạn nằm trên bàn lãnh đạo: chậm ở đâu, hẹn lại ngày nào, phải ký chậm nhất lúc nào"):
        trang = at_desk(staff.head).get("/duyet/").content.decode()
        assert "Chậm tại: Phòng Tư pháp." in trang
        assert "Hẹn lại: <strong>17:30 ngày 11/03/2026" in trang
        assert "Ký chậm nhất <strong>17:30 ngày 09/03/2026" in trang

    with khi("lãnh đạo chọn lý do trong danh sách, sửa ngày và ký"):
        clock.now = ngay(9, "9:00")
        da_ky = {"ground": "verification", "words": "đo lại ranh giới", "due": "2026-03-13", "key": "ky"}
        at_desk(staff.head).post(f"/duyet/thu/{Letter.objects.get().pk}/", da_ky)
    with thi("lời hẹn dời sang 17:30 thứ Sáu 13/03; ngày hẹn đầu còn nguyên"):
        hang = Dossier.objects.get()
        assert (hang.due_at, hang.original_due_at) == (ngay(13, "17:30"), ngay(10, "17:30"))
    with va("người nộp đọc lời xin lỗi với lý do, thấy cả hai ngày, mỗi ngày với giấy của nó"):
        trang = trang_theo_doi(ho_so)
        assert "17:30 ngày 13/03/2026 (thứ Sáu), phiếu xin lỗi số" in trang
        assert "17:30 ngày 10/03/2026 (thứ Ba), giấy tiếp nhận số" in trang
        assert "đo lại ranh giới" in Client().get(f"/tra-cuu/{ho_so.code}/{ho_so.secret}/loi-hen/").content.decode()

    with khi("hồ sơ xong ngày 12/03, sau ngày hẹn đầu và trước ngày hẹn lại"):
        lam_xong(staff, ho_so.code, 12)
    with thi("lần kiểm tra hằng giờ không thấy ngày hẹn nào qua mà thiếu thư xin lỗi"):
        assert checking.check(at=ngay(13, "18:00")) == Kept(1, 0, 0, 0, 0)


def test_moi_ho_so_chi_duoc_hen_lai_mot_lan(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("một hồ sơ đã hẹn lại sang 17:30 thứ Tư 11/03"):
        ho_so = o_chuyen_vien(staff)
        clock.now = ngay(9, "9:00")
        apologies.draft(at=clock.now)
        at_desk(staff.head).post(f"/duyet/thu/{Letter.objects.get().pk}/", {"key": "mot", "ground": "complex"})

    with khi("ngày hẹn lại cũng qua"):
        clock.now = ngay(12, "8:00")
        apologies.draft_second(at=clock.now)
    with thi("hồ sơ là trễ, được đếm, và còn nợ một lời giải trình"):
        assert checking.check(at=clock.now) == Kept(1, 1, 0, 0, 0, 1)
    with va("người nộp đọc rằng người đứng đầu phải giải trình"):
        assert "người đứng đầu cơ quan phải giải trình với Ông/Bà" in trang_theo_doi(ho_so)

    with khi("lãnh đạo ký thư thứ hai"):
        thu = Letter.objects.get(number=2)
        noi = {"ground": "verification", "words": "vẫn chờ kết quả đo", "due": "2026-03-16", "key": "hai"}
        at_desk(staff.head).post(f"/duyet/thu/{thu.pk}/", noi)
    with thi("thư thứ hai không dời ngày nào; hồ sơ vẫn là trễ, không còn nợ lời nào"):
        assert Dossier.objects.get().due_at == ngay(11, "17:30")
        assert checking.check(at=ngay(12, "9:00")) == Kept(1, 1, 0, 0, 0)


def test_thieu_thu_thi_moi_nguoi_deu_thay_nhung_ket_qua_van_duoc_tra(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    with cho("một hồ sơ đã qua ngày hẹn mà không ai ký thư xin lỗi"):
        ho_so = o_chuyen_vien(staff)

    with khi("lần kiểm tra hằng giờ chạy lúc 18:00 thứ Ba 10/03"):
        clock.now = ngay(10, "18:00")
        assert checking.check(at=clock.now) == Kept(1, 1, 1, 0, 0)
    with thi("trang số liệu công khai nói điều đó với mọi người"):
        trang = Client().get("/so-lieu/").content.decode()
        assert "hồ sơ qua ngày hẹn mà trước đó không có thư xin lỗi" in trang

    with khi("thư được ký sau đó một giờ"):
        resolve.extend(
            code=ho_so.code, new_due=ngay(13, "17:30").date(), reason="chờ", ground="verification", by=staff.head,
            at=ngay(10, "19:00"),
        )  # fmt: skip
    with thi("thư muộn không xóa được lần thiếu"):
        assert checking.check(at=ngay(10, "20:00")).late_without_apology == 1

    with khi("hồ sơ xong"):
        lam_xong(staff, ho_so.code, 11)
    with thi("kết quả được trả ngay, không đợi thư nào"):
        tra = deliver.return_result(code=ho_so.code, by=staff.counter, at=ngay(11, "9:00"))
        assert tra.code == ho_so.code


def test_dang_cho_giay_to_thi_khong_tre(staff: build.Staff, clock: Clock) -> None:
    with cho("thư xin lỗi đã soạn, rồi chuyên viên yêu cầu bổ sung giấy tờ"):
        ho_so = o_chuyen_vien(staff)
        apologies.draft(at=ngay(9, "8:00"))
        thieu = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
        intake.request_supplement(code=ho_so.code, reasons=thieu, by=staff.officer, at=ngay(9, "10:00"))

    with khi("đến sau ngày hẹn cũ"):
        apologies.draft(at=ngay(11, "8:00"))
    with thi("đồng hồ đứng, thư được bỏ, không ai trễ"):
        assert Letter.objects.get().dropped_at is not None
        assert checking.check(at=ngay(11, "9:00")) == Kept(1, 0, 0, 0, 0)


def test_sau_su_co_nhieu_thu_ky_mot_lan(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("ba hồ sơ cùng hẹn trả 10/03, và điện mất cả ngày 09/03"):
        cac_ma = [o_chuyen_vien(staff).code for _ in range(3)]
        clock.now = ngay(9, "16:00")

    with khi("lãnh đạo chọn cả ba, một lý do, đọc danh sách rồi ký"):
        chung = {
            "don-vi": build.DISTRICT, "tu": "2026-03-10", "den": "2026-03-10", "code": cac_ma, "ground": "outage",
            "words": "mất điện toàn huyện",
        }  # fmt: skip
        danh_sach = at_desk(staff.head).post("/duyet/thu/", chung | {"do": "read"}).content.decode()
        assert all(ma in danh_sach for ma in cac_ma)
        assert Dossier.objects.filter(extensions=1).count() == 0
        cac_ngay = {f"due-{ma}": "2026-03-12" for ma in cac_ma}
        at_desk(staff.head).post("/duyet/thu/", chung | cac_ngay | {"do": "sign", "key": "su-co"})
    with thi("mỗi hồ sơ có thư của nó, ngày hẹn mới của nó"):
        assert Dossier.objects.filter(extensions=1, due_at=ngay(12, "17:30")).count() == 3
