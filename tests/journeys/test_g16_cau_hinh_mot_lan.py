"""G16. Cấu hình một lần cho cả tỉnh: lịch, quy trình, vai trò đặt một lần; đơn vị thừa hưởng, chỗ khác ghi riêng.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from motcua.calendars import operations as calendars
from motcua.directory.terms import Level
from motcua.dossiers import queries
from motcua.dossiers.operations import resolve
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.text import Text
from tests import build
from tests.directory import places
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db
THU_TUC = "1.999002"
DONG_SANG, MUONG_SANG, XA_MOI = "H52.30.21", "H52.30.22", "H52.30.23"
QUY_TRINH = f"/quy-trinh/{THU_TUC}/"


def mot_cua(xa: str, ten: str) -> Actor:
    """Công chức một cửa của một xã."""
    return build.an_actor(ten, Role.COUNTER, unit=f"{xa}.0")


def tiep_nhan(can_bo: Actor, xa: str, day: int) -> str:
    """Một hồ sơ tiếp nhận tám giờ sáng ngày ấy ở xã, đã chuyển sang bước thẩm định."""
    ma = build.an_accepted_dossier(can_bo, procedure=THU_TUC, unit=f"{xa}.0", at=ngay(day, "8:00")).code
    resolve.complete_step(code=ma, by=can_bo, at=ngay(day, "8:30"))
    return ma


def tham_dinh(ma: str) -> tuple[str, str]:
    """Bước thẩm định của hồ sơ: thời gian cho phép, và đơn vị đang giữ."""
    page = queries.page(SYSTEM, ma)
    assert page.procedure.definition is not None
    (buoc,) = page.tasks
    return str(page.procedure.definition.step("tham-dinh").allotted), buoc.unit.code


def doi(soan: Client, duyet: Client, pham_vi: dict[str, object], gio: str, buoc: str, tu: date) -> None:
    """Soạn, trình, người thứ hai duyệt, công bố: một bước còn ngần này giờ."""
    ban_thao = str(soan.post(QUY_TRINH, pham_vi)["Location"])
    trang = soan.get(ban_thao).content.decode()
    ten = trang.split(f'name="name-{buoc}" value="')[1].split('"')[0]
    ai, o_dau = ("officer", "division:Phòng Tư pháp") if buoc == "tham-dinh" else ("head", "competent")
    o = {"name": ten, "role": ai, "unit": o_dau, "count": gio, "measure": "h", "counted": "yes"}
    soan.post(ban_thao, {f"{k}-{buoc}": v for k, v in o.items()} | {"seen": "0", "do": "save"})
    soan.post(f"{ban_thao}lam/", {"do": "lay", "why": "Sắp xếp lại"})
    duyet.post(f"{ban_thao}lam/", {"do": "approve", "seen": "1"})
    quyet = {"do": "enforce", "decision_no": "40/QĐ-UBND", "valid_from": tu.isoformat()}
    assert soan.post(f"{ban_thao}lam/", quyet)["Location"] == QUY_TRINH


def test_dat_mot_lan_o_tinh_xa_thua_huong_cho_khac_la_ngoai_le(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("tỉnh có hai xã; một thủ tục cấp xã công bố một lần, với một quy trình chung"):
        build.a_procedure(THU_TUC, level=Level.COMMUNE)
        places.a_unit(f"{MUONG_SANG}.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, MUONG_SANG)
        dong_sang, muong_sang = mot_cua(DONG_SANG, "quay-1"), mot_cua(MUONG_SANG, "quay-2")
        nguoi_soan = build.an_actor("cchc", Role.REFORM, unit="H52")
        nguoi_duyet = build.an_actor("kstt", Role.REFORM, unit="H52")

    with khi("quản trị tỉnh cho cả tỉnh nghỉ thứ Hai 09/03 một lần; riêng xã Mường Sang làm việc ngày ấy"):
        nghi, lam = Text("Nghỉ bù", "Day off"), Text("Trực bầu cử", "On duty")
        tinh, muong = build.unit_id("H52"), build.unit_id(MUONG_SANG)
        thu_hai = date(2026, 3, 9)
        calendars.set_day(unit=tinh, on=thu_hai, works=False, reason=nghi, by=SYSTEM, at=build.MORNING, ground="QĐ 1")
        calendars.set_day(unit=muong, on=thu_hai, works=True, reason=lam, by=SYSTEM, at=build.MORNING, ground="QĐ 2")
    with thi("hồ sơ bốn ngày nhận thứ Sáu 06/03 hẹn theo lịch của từng xã, không ai cấu hình gì ở xã"):
        hen = {
            xa: queries.page(SYSTEM, tiep_nhan(can_bo, xa, 6)).due_at
            for xa, can_bo in ((DONG_SANG, dong_sang), (MUONG_SANG, muong_sang))
        }
        assert hen == {DONG_SANG: ngay(13, "17:30"), MUONG_SANG: ngay(12, "17:30")}

    with khi("tỉnh đổi quy trình chung: thẩm định còn 16 giờ từ 10/03; rồi riêng xã Mường Sang 8 giờ từ 11/03"):
        soan, duyet = at_desk(nguoi_soan), at_desk(nguoi_duyet)
        doi(soan, duyet, {"pham-vi": "all"}, "16", "tham-dinh", date(2026, 3, 10))
        doi(soan, duyet, {"pham-vi": "some", "don-vi": [MUONG_SANG]}, "8", "tham-dinh", date(2026, 3, 11))
    with thi("mỗi xã chạy đúng bản của mình; xã khác không phải làm gì"):
        assert tham_dinh(tiep_nhan(dong_sang, DONG_SANG, 11)) == ("16h", DONG_SANG)
        assert tham_dinh(tiep_nhan(muong_sang, MUONG_SANG, 11)) == ("8h", MUONG_SANG)

    with khi("tỉnh đổi quy trình chung lần nữa: ký duyệt còn 2 giờ từ 16/03"):
        doi(soan, duyet, {"pham-vi": "all"}, "2", "ky", date(2026, 3, 16))
    with thi("chỗ riêng của Mường Sang vẫn còn, chỗ mới của tỉnh tới cả hai xã, không ai phải chép lại"):
        for can_bo, xa, gio in ((dong_sang, DONG_SANG, "16h"), (muong_sang, MUONG_SANG, "8h")):
            ma = tiep_nhan(can_bo, xa, 16)
            definition = queries.page(SYSTEM, ma).procedure.definition
            assert definition is not None
            assert (tham_dinh(ma)[0], definition.step("ky").allotted) == (gio, "2h")
    with va("trang thủ tục kể ra xã nào làm khác, khác mấy bước"):
        trang = soan.get(QUY_TRINH).content.decode()
        assert "Xã Mường Sang" in trang.split("Đơn vị làm khác quy trình chung")[1]

    with khi("một xã mới lập, chỉ thêm quầy và người"):
        places.a_unit(XA_MOI, "Xã Mới", Level.COMMUNE, "H52.30")
        places.a_unit(f"{XA_MOI}.0", "Bộ phận Một cửa xã Mới", Level.COUNTER, XA_MOI)
        quay = mot_cua(XA_MOI, "quay-3")
    with thi("ngày đầu đã tiếp nhận được: lịch, quy trình, quyền của từng vai trò đều có sẵn"):
        ma = tiep_nhan(quay, XA_MOI, 17)
        assert tham_dinh(ma) == ("16h", XA_MOI)
        assert ma in at_desk(build.an_officer("cv-moi", XA_MOI)).get("/viec/").content.decode()
