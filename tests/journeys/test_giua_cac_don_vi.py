"""Giữa các đơn vị: giao nhận có hai chữ ký, không nhận thì nói vì sao, im lặng không phải là đồng ý, chậm của ai mang
tên người ấy, và ngày hẹn đầu không bao giờ mất.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import pytest
from django.test import Client

from motcua.catalogue.terms import Content, Paper
from motcua.directory.terms import Level
from motcua.doors.worker import tasks
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.record import secret
from motcua.dossiers.terms import State
from motcua.kernel.actor import SYSTEM, Actor
from tests import build
from tests.directory import places
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db
DONG_SANG, MUONG_SANG = build.COMMUNE, "H52.30.22"
KHAI_SINH, HO_TRO = "1.001193", "2.001088"


class Ban:
    """Một người ngồi vào bàn của mình; mỗi lần làm việc là một lần đăng nhập, vì phiên làm việc không qua đêm."""

    def __init__(self, ngoi: Sit, ai: Actor) -> None:
        self._ngoi, self._ai = ngoi, ai

    def lam(self, ma: str, viec: str, **dien: str) -> str:
        """Điền một việc trên trang hồ sơ rồi bấm nút; trả về trang hiện ra."""
        return self._ngoi(self._ai).post(f"/ho-so/{ma}/{viec}/", dien, follow=True).content.decode()

    def xem(self, trang: str) -> str:
        """Mở một trang."""
        return self._ngoi(self._ai).get(trang).content.decode()


def test_giao_nhan_co_hai_chu_ky_va_chuyen_vong_thi_thu_truong_quyet_dinh(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    xa = Ban(at_desk, build.an_officer("dong", DONG_SANG))
    chuyen_vien, thu_truong = Ban(at_desk, staff.officer), Ban(at_desk, staff.head)

    with cho("một hồ sơ tiếp nhận sáng thứ Tư 04/03, hẹn trả 17:30 thứ Ba 10/03, đang ở Phòng Tư pháp"):
        ma = build.an_accepted_dossier(staff.counter).code
        Ban(at_desk, staff.counter).lam(ma, "hoan-thanh-buoc", outcome="nhan:done")

    with khi("chuyên viên chuyển bước cho xã Đông Sang, kèm lý do"):
        clock.now = ngay(4, "10:00")
        chuyen_vien.lam(ma, "ban-giao", unit=DONG_SANG, reason="Thửa đất ở xã Đông Sang")
    with thi("hai bên đều thấy việc chưa có chữ ký nhận"):
        for ben in (chuyen_vien, xa):
            assert ma in ben.xem("/giao-nhan/")
        assert "chưa ký nhận" in chuyen_vien.xem("/giao-nhan/")

    with khi("xã không nhận và nói vì sao"):
        clock.now = ngay(4, "14:00")
        xa.lam(ma, "khong-nhan", reason="Thửa này thuộc xã Mường Sang")
    with thi("việc về đúng người đã chuyển, lý do nằm ngay trong Việc của tôi"):
        viec = chuyen_vien.xem("/viec/")
        assert "Nơi nhận không nhận" in viec and "Thửa này thuộc xã Mường Sang" in viec

    with khi("việc bị chuyển đi trả về đủ ba lần"):
        for lan in (1, 2):
            clock.now = ngay(5, f"0{lan + 7}:00")
            chuyen_vien.lam(ma, "ban-giao", unit=DONG_SANG, reason="Vẫn thuộc xã Đông Sang")
            clock.now = ngay(5, f"0{lan + 7}:30")
            xa.lam(ma, "khong-nhan", reason="Không thuộc xã Đông Sang")
        clock.now = ngay(5, "10:00")
        tra_loi = chuyen_vien.lam(ma, "ban-giao", unit=DONG_SANG, reason="Chuyển lần nữa")
    with thi("không chuyển vòng được nữa; việc nằm trước mặt thủ trưởng, thủ trưởng giao là không ai từ chối được"):
        assert "thủ trưởng Huyện Mộc Châu quyết định" in tra_loi
        assert "Chờ thủ trưởng quyết định" in thu_truong.xem("/giao-nhan/")
        thu_truong.lam(ma, "ban-giao", unit=MUONG_SANG, reason="Đo đạc lại: thuộc xã Mường Sang")
        kia = Ban(at_desk, build.an_officer("nam", MUONG_SANG))
        assert "Không nhận" not in kia.xem("/giao-nhan/")

    with va("suốt chặng đường, ngày hẹn đầu không đổi"):
        assert Dossier.objects.get().original_due_at == Dossier.objects.get().due_at == ngay(10, "17:30")


def test_gui_nham_co_quan_thi_chuyen_di_ma_gio_cho_van_tinh_tu_luc_nop(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    places.a_unit(f"{MUONG_SANG}.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, MUONG_SANG)
    noi_dung = build.a_counter_clerk("ha", unit=f"{MUONG_SANG}.0")

    with cho("một hồ sơ nộp trực tuyến lúc 08:30 thứ Tư 04/03 đến nhầm huyện"):
        ma = build.a_submitted_dossier().code
    with khi("chiều hôm ấy một cửa huyện chuyển đến đúng nơi có thẩm quyền"):
        clock.now = ngay(4, "15:00")
        Ban(at_desk, staff.counter).lam(ma, "chuyen-dung-noi", agency=MUONG_SANG, reason="Thuộc thẩm quyền xã")
    with thi("một cửa xã thấy hồ sơ, và vẫn phải trả lời trước 08:30 thứ Năm: tám giờ làm việc từ lúc nộp"):
        (cho_nhan,) = queries.to_accept(noi_dung)
        assert (cho_nhan.row.code, cho_nhan.answer_by) == (ma, ngay(5, "08:30"))
    with va("nơi nhận nhầm vẫn xem được hồ sơ mình đã chuyển đi"):
        assert ma in at_desk(staff.counter).get(f"/ho-so/{ma}/").content.decode()


def test_im_lang_khong_phai_la_dong_y_va_cham_mang_ten_nguoi_cham(
    staff: build.Staff, at_desk: Sit, clock: Clock
) -> None:
    build.an_officer("nam", MUONG_SANG)
    xa = Ban(at_desk, build.an_officer("dong", DONG_SANG))
    chuyen_vien = Ban(at_desk, staff.officer)

    with cho("một hồ sơ ở chuyên viên, cần ý kiến hai xã"):
        ma = build.an_accepted_dossier(staff.counter).code
        Ban(at_desk, staff.counter).lam(ma, "hoan-thanh-buoc", outcome="nhan:done")
    with khi("chuyên viên hỏi cả hai cùng lúc, hạn hai ngày làm việc"):
        clock.now = ngay(4, "09:00")
        hoi = {"request": "y-kien", "question": "Thửa 12 có tranh chấp không?", "within": "2"}
        chuyen_vien.lam(ma, "lay-y-kien", **hoi, **{f"unit-{DONG_SANG}": "1", f"unit-{MUONG_SANG}": "1"})
    with va("xã Đông Sang trả lời muộn một ngày, xã Mường Sang im lặng"):
        clock.now = ngay(9, "09:00")
        xa.lam(ma, "tra-loi", answer="Không có tranh chấp")

    with khi("chuyên viên muốn đi tiếp như thể mọi người đã đồng ý"):
        clock.now = ngay(10, "09:00")
        tra_loi = chuyen_vien.lam(ma, "hoan-thanh-buoc", outcome="tham-dinh:done")
    with thi("hệ thống không cho: im lặng không phải là đồng ý"):
        assert "Im lặng không phải là đồng ý" in tra_loi and "Xã Mường Sang" in tra_loi

    with khi("chuyên viên ghi rõ không có ý kiến trả lời và vì sao vẫn đi tiếp"):
        chuyen_vien.lam(ma, "hoan-thanh-buoc", outcome="tham-dinh:done", without="Sổ địa chính đã đủ căn cứ")
    with thi("hồ sơ đi tiếp, nhật ký ghi chậm của xã Mường Sang, không ghi thành ý kiến đồng ý"):
        trang = chuyen_vien.xem(f"/ho-so/{ma}/")
        assert "Không có ý kiến trả lời của Xã Mường Sang (quá hạn 2 ngày làm việc)" in trang
    with va("số liệu phối hợp gọi tên từng xã: một trả lời muộn, một không trả lời"):
        so_lieu = {o.unit: (o.late, o.silent, o.late_days) for o in queries.answers(
            staff.head, ngay(1, "00:00"), ngay(31, "00:00"), ngay(11, "09:00"))}  # fmt: skip
        assert so_lieu == {"Xã Đông Sang": (1, 0, 1), "Xã Mường Sang": (0, 1, 2)}


def test_mot_lan_khai_nhieu_thu_tuc_mot_duong_theo_doi(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("hai thủ tục của việc sinh con: khai sinh, rồi hỗ trợ sinh con chờ giấy khai sinh"):
        build.a_procedure(KHAI_SINH, content=Content(papers=(Paper(name="Tờ khai", originals=1),)))
        giay = (Paper(name="Đơn", originals=1), Paper(name="Giấy khai sinh", copies=1))
        build.a_procedure(HO_TRO, content=Content(papers=giay), name="Hỗ trợ sinh con")

    with khi("một cửa nhận một lần khai cho cả hai; giấy khai sinh không đòi nộp vì thủ tục đầu sẽ làm ra nó"):
        khai = {
            "key": "k", "id_no": "001190000001", "name": "Nguyễn Thị Thử", "address": "Bản Thử", "channel": "1",
            "delivery": "counter", "procedure": KHAI_SINH, f"also-{HO_TRO}": "1", "paper-1": "1", "paper-2": "1",
            "paper-1-count": "1", "paper-1-kind": "0", "paper-2-count": "1", "paper-2-kind": "0", "do": "take-in",
        }  # fmt: skip
        at_desk(staff.counter).post("/quay/", khai)
    with thi("có hai hồ sơ; hồ sơ đầu có ngày hẹn ngay, hồ sơ sau chờ"):
        dau, sau = Dossier.objects.order_by("id")
        assert (dau.state, dau.due_at, sau.state, sau.due_at) == (
            State.ACCEPTED,
            ngay(10, "17:30"),
            State.REGISTERED,
            None,
        )
    with va("người dân mở đường nào cũng thấy cả hai"):
        for mot, kia in ((dau, sau), (sau, dau)):
            assert kia.code in Client().get(f"/tra-cuu/{mot.code}/{secret(mot.code)}/").content.decode()

    with khi("giấy khai sinh được ký, và hệ thống đi một vòng"):
        build.finish(staff, dau.code, at=ngay(6, "09:00"), result="Giấy khai sinh")
        clock.now = ngay(6, "09:01")
        tasks.bundles(0)
    with thi("hồ sơ sau về quầy với giấy khai sinh kèm theo, và được trả lời trong tám giờ làm việc từ lúc ấy"):
        (cho_nhan,) = queries.to_accept(staff.counter)
        assert (cho_nhan.row.code, cho_nhan.answer_by) == (sau.code, ngay(9, "09:01"))
        assert "Giấy khai sinh 01" in [g.name for g in queries.page(SYSTEM, sau.code).papers]
