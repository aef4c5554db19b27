"""G2. Một lần yêu cầu: thiếu giấy gì nói hết trong một lần, từng giấy một; lần thứ hai phải có thủ trưởng.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.dossiers import queries
from motcua.dossiers.operations import submit
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Paper, State
from motcua.kernel.actor import SYSTEM, citizen
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db
DON, BAN_SAO = build.NAMES
THIEU_CHU_KY, MO = "Thiếu chữ ký ở trang hai", "Ảnh mờ, không đọc được số"


def yeu_cau(can_bo: Client, ma: str, *ly_do: str) -> tuple[int, str]:
    """Trang “Yêu cầu bổ sung” có một ô lý do cho mỗi giấy của thủ tục, theo thứ tự; gửi đi và đọc trả lời."""
    o = {f"reason-{n}": cau for n, cau in enumerate(ly_do, 1)}
    tra_loi = can_bo.post(f"/ho-so/{ma}/yeu-cau-bo-sung/", o)
    assert "/dang-nhap/" not in tra_loi.headers.get("Location", ""), "hết phiên làm việc"
    return tra_loi.status_code, tra_loi.content.decode()


def phieu(can_bo: Client, ma: str) -> list[str]:
    """Chữ trên mỗi phiếu yêu cầu bổ sung đã ra, mẫu số 02, đọc từ tệp PDF."""
    found = [f for f in queries.page(SYSTEM, ma).forms if f.form == "SUPPLEMENT_REQUEST"]
    tep = (can_bo.get(f"/ho-so/{ma}/phieu/{f.seq}.pdf") for f in found)
    return [" ".join(" ".join(t.extract_text().split()) for t in PdfReader(io.BytesIO(x.content)).pages) for x in tep]


def bo_sung(ma: str, *giay: str) -> None:
    """Người dân nộp bổ sung bằng mã hồ sơ và mã tra cứu."""
    papers = [Paper(ten) for ten in giay]
    submit.supplement(code=ma, papers=papers, by=citizen("Nguyễn Thị Thử"), at=ngay(5, "8:00"), secret=secret(ma))


def test_thieu_gi_noi_het_mot_lan_lan_hai_phai_co_thu_truong(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    mot_cua, thu_truong = at_desk(staff.counter), at_desk(staff.head)

    with cho("chị Thử nộp trực tuyến; đơn chưa ký, bản sao chụp mờ"):
        ma = build.a_submitted_dossier().code

    with khi("công chức một cửa bấm yêu cầu bổ sung mà không nói giấy nào, vì sao"):
        trang_thai, trang = yeu_cau(mot_cua, ma)
    with thi("hệ thống không nhận: lý do chung không phải là lý do"):
        assert trang_thai == 422 and "Ghi lý do cho ít nhất một giấy tờ" in trang
        assert phieu(mot_cua, ma) == []

    with khi("công chức ghi lý do cho từng giấy rồi gửi"):
        assert yeu_cau(mot_cua, ma, THIEU_CHU_KY, MO)[0] == 302
    with thi("ra một phiếu mẫu số 02, kể đủ hai giấy, mỗi giấy một lần với lý do của nó"):
        (chu,) = phieu(mot_cua, ma)
        assert (chu.count(THIEU_CHU_KY), chu.count(MO)) == (1, 1)
        assert DON in chu and BAN_SAO in chu
    with va("chị Thử đọc đúng như thế trên trang theo dõi, và biết phải làm gì"):
        trang = Client().get(f"/tra-cuu/{ma}/{secret(ma)}/").content.decode()
        assert all(cau in trang for cau in (DON, THIEU_CHU_KY, BAN_SAO, MO))

    with cho("chị Thử nộp bổ sung cả hai giấy sáng hôm sau"):
        bo_sung(ma, DON, BAN_SAO)
        clock.now = ngay(5, "9:00")
        mot_cua, thu_truong = at_desk(staff.counter), at_desk(staff.head)

    with khi("công chức một cửa muốn yêu cầu thêm lần nữa"):
        trang_thai, trang = yeu_cau(mot_cua, ma, "", "Bản sao chưa chứng thực")
    with thi("hệ thống từ chối: lần thứ hai phải do thủ trưởng; hồ sơ không đổi, không có phiếu nào ra"):
        assert trang_thai == 409 and "đã được yêu cầu bổ sung 1 lần" in trang and "thủ trưởng" in trang
        assert "Bản sao chưa chứng thực" in trang
        assert len(phieu(mot_cua, ma)) == 1 and queries.page(SYSTEM, ma).requests == 1

    with khi("thủ trưởng đọc hồ sơ, thấy cần thật, và tự ký lần thứ hai"):
        assert yeu_cau(thu_truong, ma, "", "Bản sao chưa chứng thực")[0] == 302
    with thi("phiếu thứ hai ra dưới tên thủ trưởng, chỉ kể giấy còn thiếu"):
        hai = phieu(thu_truong, ma)[1]
        assert "Bản sao chưa chứng thực" in hai and THIEU_CHU_KY not in hai and staff.head.name in hai

    with khi("chị Thử nộp đủ và một cửa tiếp nhận"):
        bo_sung(ma, BAN_SAO)
        clock.now = ngay(5, "10:00")
        mot_cua.post(f"/ho-so/{ma}/tiep-nhan/", {})
    with thi("hồ sơ chạy từ lúc tiếp nhận, và cả hai lần yêu cầu còn trong nhật ký với tên người ký"):
        page = queries.page(SYSTEM, ma)
        assert page.state is State.ACCEPTED and page.requests == 2
        ky = [e.name for e in page.events if e.form == "SUPPLEMENT_REQUEST"]
        assert ky[0].startswith(staff.counter.name) and ky[1].startswith(staff.head.name)


def test_sau_tiep_nhan_thoi_gian_cho_giay_khong_tinh_va_lan_hai_van_phai_co_thu_truong(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    with cho("một hồ sơ đã tiếp nhận sáng thứ Tư, hẹn trả 17:30 thứ Ba 10/03"):
        ma = build.an_accepted_dossier(staff.counter).code
        clock.now = ngay(4, "9:00")
        assert at_desk(staff.counter).post(f"/ho-so/{ma}/hoan-thanh-buoc/", {"outcome": "nhan:done"}).status_code == 302

    with khi("chuyên viên phát hiện bản sao mờ và yêu cầu bổ sung chiều thứ Tư"):
        clock.now = ngay(4, "16:00")
        assert yeu_cau(at_desk(staff.officer), ma, "", MO)[0] == 302
    with thi("đồng hồ dừng, người dân thấy thời gian chờ không tính"):
        assert queries.page(SYSTEM, ma).state is State.SUPPLEMENT
        assert "không tính" in Client().get(f"/tra-cuu/{ma}/{secret(ma)}/").content.decode()

    with khi("giấy được bổ sung sáng thứ Năm, rồi chuyên viên muốn yêu cầu lần nữa"):
        bo_sung(ma, BAN_SAO)
        clock.now = ngay(5, "9:00")
        trang_thai, trang = yeu_cau(at_desk(staff.officer), ma, "Thiếu ngày tháng")
    with thi("hệ thống từ chối và chỉ tới thủ trưởng; hồ sơ chạy tiếp"):
        assert trang_thai == 409 and "chuyển thủ trưởng" in trang
        assert queries.page(SYSTEM, ma).state is State.IN_PROGRESS
