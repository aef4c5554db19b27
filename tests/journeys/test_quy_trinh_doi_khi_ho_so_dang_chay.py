"""Quy trình đổi khi hồ sơ đang chạy: hồ sơ cũ giữ quy trình cũ; muốn chuyển thì xem trước, người thứ hai duyệt.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import re

import pytest
from django.test import Client

from motcua.dossiers import queries
from motcua.dossiers.queries import integrity
from motcua.kernel.actor import SYSTEM, Role
from tests import build
from tests.build import PROCEDURE
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db
QUY_TRINH = f"/quy-trinh/{PROCEDURE}/"


def ghi(lanh_dao: Client, ban_thao: str, lan: int, ngay_tham_dinh: str) -> None:
    """Trên bản thảo: ghi lại bước thẩm định với số ngày này, rồi lưu. lan: bản thảo đã được sửa mấy lần."""
    o = {"name": "Thẩm định", "role": "officer", "unit": "division:Phòng Tư pháp", "measure": "d", "counted": "yes"}
    luu = {f"{ten}-tham-dinh": cau for ten, cau in o.items()} | {"count-tham-dinh": ngay_tham_dinh}
    assert lanh_dao.post(ban_thao, luu | {"seen": str(lan), "do": "save"}).status_code == 302


def han_tham_dinh(ma: str) -> str:
    """Thời gian của bước thẩm định trong quy trình mà hồ sơ đang theo."""
    definition = queries.page(SYSTEM, ma).procedure.definition
    assert definition is not None
    return str(definition.step("tham-dinh").allotted)


def test_quy_trinh_doi_tu_mot_ngay_ho_so_cu_giu_quy_trinh_cu_cho_den_khi_duoc_chuyen(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    nguoi_thu_hai = build.an_actor("pho", Role.HEAD, unit=build.DISTRICT)
    thu_truong, pho = at_desk(staff.head), at_desk(nguoi_thu_hai)

    with cho("hai hồ sơ tiếp nhận thứ Tư 04/03; một hồ sơ đã tới bước thẩm định (2,5 ngày), một hồ sơ đã xong"):
        dang_chay = build.an_accepted_dossier(staff.counter).code
        at_desk(staff.counter).post(f"/ho-so/{dang_chay}/hoan-thanh-buoc/", {"outcome": "nhan:done"})
        da_xong = build.a_finished_dossier(staff).code
        hen = queries.page(SYSTEM, dang_chay).due_at

    with khi("thủ trưởng soạn: thẩm định 9 ngày"):
        ban_thao = str(thu_truong.post(QUY_TRINH, {"don-vi": build.DISTRICT})["Location"])
        ghi(thu_truong, ban_thao, 0, "9")
    with thi("trang soạn nói ngay tại bước đó là quá thời hạn, và không trình được"):
        trang = thu_truong.get(ban_thao).content.decode()
        tai_buoc = trang[trang.index('id="buoc-tham-dinh"') : trang.index('id="buoc-ky"')]
        assert "vượt thời hạn 4 ngày tại bước" in tai_buoc
        assert thu_truong.post(f"{ban_thao}lam/", {"do": "lay", "why": "thử"}).status_code == 409

    with khi("thủ trưởng sửa lại còn 1,5 ngày, chạy thử bằng hồ sơ mẫu trên lịch thật của huyện"):
        ghi(thu_truong, ban_thao, 1, "1,5")
        assert "kịp hẹn" in thu_truong.get(f"{ban_thao}chay-thu/").content.decode()
    with va("trình, rồi tự bấm duyệt"):
        thu_truong.post(f"{ban_thao}lam/", {"do": "lay", "why": "Rút ngắn thẩm định"})
        tu_duyet = thu_truong.post(f"{ban_thao}lam/", {"do": "approve", "seen": "2"})
    with thi("hệ thống từ chối: người soạn không tự duyệt"):
        assert tu_duyet.status_code == 409 and "không tự duyệt" in tu_duyet.content.decode()

    with khi("phó thủ trưởng đọc chỗ khác (2,5 ngày thành 1,5 ngày), duyệt; công bố hiệu lực từ thứ Sáu 06/03"):
        assert "<del>2,5 ngày làm việc</del>" in pho.get(f"{ban_thao}quyet/").content.decode()
        pho.post(f"{ban_thao}lam/", {"do": "approve", "seen": "2"})
        cong_bo = {"do": "enforce", "decision_no": "31/QĐ-UBND", "valid_from": "2026-03-06"}
        assert thu_truong.post(f"{ban_thao}lam/", cong_bo).status_code == 302
    with thi("hồ sơ tiếp nhận thứ Năm vẫn theo quy trình cũ, hồ sơ tiếp nhận thứ Sáu theo quy trình mới"):
        thu_nam = build.an_accepted_dossier(staff.counter, at=ngay(5, "8:00")).code
        thu_sau = build.an_accepted_dossier(staff.counter, at=ngay(6, "8:00")).code
        theo = [han_tham_dinh(ma) for ma in (dang_chay, thu_nam, thu_sau)]
        assert theo == ["2.5d", "2.5d", "1.5d"]

    with khi("sáng thứ Sáu thủ trưởng lập kế hoạch chuyển hồ sơ đang chạy sang quy trình mới"):
        clock.now = ngay(6, "9:00")
        thu_truong = at_desk(staff.head)
        assert "<strong>2</strong> theo bản khác" in thu_truong.get(QUY_TRINH).content.decode()
        lap = thu_truong.post(f"{QUY_TRINH}chuyen/", {"don-vi": build.DISTRICT, "basis": "31/QĐ-UBND ngày 05/03/2026"})
        (so,) = re.findall(r"/ke-hoach/(\d+)/", str(lap["Location"]))
    with thi("trang kế hoạch kể từng hồ sơ: đang ở bước nào, sang bước nào, ngày hẹn giữ nguyên"):
        ke_hoach = f"/ke-hoach/{so}/"
        trang = thu_truong.get(ke_hoach).content.decode()
        assert dang_chay in trang and thu_nam in trang and da_xong not in trang
        assert "Ngày hẹn giữ nguyên: 17:30 ngày 10/03/2026" in trang
    with va("người lập không tự duyệt được"):
        assert "người thứ hai có thẩm quyền phê duyệt" in trang
        assert thu_truong.post(f"{ke_hoach}lam/", {"do": "approve"}).status_code == 409
    with khi("phó thủ trưởng đọc và duyệt"):
        (da_xem,) = re.findall(r'name="seen" value="(\w+)"', at_desk(nguoi_thu_hai).get(ke_hoach).content.decode())
        at_desk(nguoi_thu_hai).post(f"{ke_hoach}lam/", {"do": "approve", "seen": da_xem})
    with thi("hai hồ sơ đang chạy theo quy trình mới, ngày hẹn không đổi; hồ sơ đã xong không bị đụng tới"):
        assert [han_tham_dinh(ma) for ma in (dang_chay, thu_nam)] == ["1.5d", "1.5d"]
        assert queries.page(SYSTEM, dang_chay).due_at == hen
        assert han_tham_dinh(da_xong) == "2.5d"
    with va("nhật ký của hồ sơ kể lại, và sổ dựng lại từ nhật ký không sai một dòng"):
        trang = at_desk(staff.officer).get(f"/ho-so/{dang_chay}/").content.decode()
        assert "Chuyển sang quy trình mới" in trang and "ngày hẹn giữ nguyên" in trang
        assert list(integrity.differences(integrity.Counted())) == []
