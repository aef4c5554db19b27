"""G14. Sắp xếp đơn vị: một quyết định, một ngày, không hồ sơ nào bị bỏ rơi, báo cáo cũ in ra vẫn như cũ.

Kịch bản đọc được từ trên xuống: Cho, Khi, Thì. Huyện Mộc Châu và số liệu quý I/2023 là của một trang tin thật; tên
phường, xã mới là tên đặt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from motcua.changes import operations
from motcua.changes.terms import Kind
from motcua.directory import queries as directory
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Level
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import resolve
from motcua.dossiers.queries.tracking import tracking
from motcua.dossiers.record import secret
from motcua.dossiers.terms import Act
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused
from motcua.measures import operations as measures
from motcua.measures.terms import Period
from motcua.reporting import queries as reporting
from motcua.reporting import rules as forms
from tests.changes.moc_chau import DAY, DISTRICT, EVE, GROUND, NEW, RULES, changes, laid, moment
from tests.changes.world import Office, must_add_up, plan
from tests.directory import places
from tests.journeys.steps import cho, khi, thi, va

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
QUY_I = Period(date(2023, 1, 1), date(2023, 3, 31))
NAM_NAY = Period(DAY, date(2025, 12, 31))


def bieu(don_vi: str, ky: Period) -> bytes:
    """Biểu II.06 của một đơn vị, thành tệp để gửi."""
    return forms.workbook(reporting.fill("II.06", don_vi, ky))


def ngay_hen() -> dict[str, tuple[object, ...]]:
    """Mỗi hồ sơ: lúc tiếp nhận, hẹn lần đầu, hẹn đang có hiệu lực."""
    rows = Dossier.objects.values_list("code", "accepted_at", "original_due_at", "due_at")
    return {code: dates for code, *dates in rows}


def con_mo() -> set[str]:
    """Hồ sơ đã tiếp nhận, chưa xong."""
    return set(Dossier.objects.filter(accepted_at__isnull=False, ended_at=None).values_list("code", flat=True))


def dang_o(cay: Tree, ma: set[str]) -> Iterator[str]:
    """Mã các đơn vị còn hoạt động đang giữ những hồ sơ ấy: cơ quan giải quyết, nơi tiếp nhận, từng việc đang mở."""
    for ho_so in Dossier.objects.filter(code__in=ma).prefetch_related("tasks"):
        for don_vi in (ho_so.unit_id, ho_so.intake_unit_id, *(viec.unit_id for viec in ho_so.tasks.all())):
            yield cay.units[don_vi].code if don_vi in cay else f"không còn: {don_vi}"


def lap(tinh: Office, quy_tac: list[dict[str, str]]) -> int:
    """Kế hoạch kết thúc cấp huyện."""
    noi_dung = {"unit": "H52", "on": DAY.isoformat(), "changes": changes(), "rules": quy_tac}
    return operations.draft(
        kind=Kind.REORGANISE, title="Kết thúc hoạt động cấp huyện", basis=GROUND, values=noi_dung, by=tinh.reform,
        at=moment(),
    )  # fmt: skip


def tu_choi(tinh: Office) -> Refused:
    """Kế hoạch không có quy tắc nhận hồ sơ, và lời từ chối."""
    with pytest.raises(Refused) as loi:
        lap(tinh, [])
    return loi.value


def test_ket_thuc_cap_huyen() -> None:
    with cho("huyện Mộc Châu với 15 xã, thị trấn; hồ sơ quý I/2023, một số đến tháng 6/2025 vẫn chưa xong"):
        tinh = laid()
        truoc, mo = ngay_hen(), con_mo()
        bao_cao = {u: bieu(u, QUY_I) for u in ("H52", DISTRICT, f"{DISTRICT}.21")}
        assert len(mo) >= 217

    with khi("công chức cải cách hành chính của tỉnh lập kế hoạch mà chưa nói ai nhận hồ sơ của huyện"):
        loi = tu_choi(tinh)
    with thi("hệ thống không cho, nói rõ bao nhiêu hồ sơ, của lĩnh vực nào, chưa có đơn vị nhận"):
        assert "hồ sơ đang mở chưa có đơn vị nhận" in loi.vi and "UBND huyện Mộc Châu" in loi.vi

    with khi("kế hoạch có quy tắc: đất đai về một xã, hộ kinh doanh về một phường, còn lại về phường thứ ba"):
        so = lap(tinh, RULES)
    with thi("kết quả diễn tập hiện ra: bao nhiêu đơn vị kết thúc, hồ sơ chuyển, chức vụ hết, người cần bổ nhiệm"):
        dem = plan(so).preview.counts
        assert dem["dossiers"] >= len(mo) and dem["founded"] == 10 and dem["ending"] >= 38
        assert dem["posts"] and dem["people"] and dem["series"]
    with va("diễn tập không để lại dấu vết nào"):
        assert ngay_hen() == truoc and not Event.objects.filter(act=Act.REHOME).exists()
        assert directory.tree(DAY).find("H52.71") is None

    with khi("Chủ tịch tỉnh phê duyệt ngày 30/6, và sang ngày 01/7 bộ việc nền thực hiện một lần"):
        operations.approve(plan=so, by=tinh.head, at=moment(EVE, "16:00"))
        assert operations.carry_out(at=moment(EVE, "23:59")) == 0
        assert operations.carry_out(at=moment(DAY, "0:01")) == 1
    cay = directory.tree(DAY)
    with thi("không còn đơn vị cấp huyện; mọi hồ sơ đang mở nằm ở đơn vị còn hoạt động, thuộc năm phường, xã mới"):
        assert not [u for u in cay if u.level is Level.DISTRICT]
        assert {ma.split(".0")[0] for ma in dang_o(cay, mo)} <= set(NEW)
    with va("mã hồ sơ, ngày tiếp nhận, hẹn lần đầu và ngày hẹn không đổi một phút"):
        assert ngay_hen() == truoc
    with va("hồ sơ đất đai của huyện về đúng xã đã định"):
        dat_dai = Event.objects.filter(act=Act.REHOME, data__contains=f'"competent":{cay.by_code("H52.75").id}')
        assert dat_dai.exists()
    with va("sổ nhật ký vẫn liền chuỗi, tính lại từ nhật ký không lệch một cột"):
        must_add_up()

    with khi("in lại báo cáo quý I/2023 của tỉnh, của huyện, của thị trấn cũ"):
        measures.roll_forward()
        sau = {u: bieu(u, QUY_I) for u in bao_cao}
    with thi("từng tệp giống hệt tệp in trước ngày sắp xếp, từng byte"):
        assert sau == bao_cao
    with va("báo cáo từ 01/7 theo cây mới: hồ sơ mang sang của năm phường, xã cộng lại đúng bằng hồ sơ còn mở"):
        mang_sang = [
            reporting.fill("II.06", u, NAM_NAY, cut_off=moment(DAY, "9:00")).total.figures.carried for u in NEW
        ]
        assert sum(mang_sang) == len(mo)
        assert measures.check() == []

    with khi("phường mới bổ nhiệm người"):
        nguoi = places.a_person("moi")
        places.a_seat("moi", "H52.71", Role.OFFICER, Role.HEAD, Role.COUNTER, on=DAY)
        can_bo = directory.actor_of(nguoi, DAY)
    with thi("người ấy thấy hồ sơ của đơn vị cũ trong việc của mình và nhận làm tiếp được"):
        viec = queries.inbox(can_bo)[0]
        resolve.take(code=viec.code, by=can_bo, at=moment(DAY, "9:00"), step=viec.step)
    with va("người nộp xem bằng mã hồ sơ và mã tra cứu cũ, thấy đơn vị mới đang giữ"):
        trang = tracking(viec.code, secret(viec.code))
        assert [giu.unit.code.split(".0")[0] for giu in trang.holders] == ["H52.71"]


def test_ngay_hieu_luc_ma_may_tat_thi_bat_len_lam_du() -> None:
    with cho("kế hoạch đã phê duyệt, máy chủ tắt từ 30/6 đến hết 02/7"):
        tinh = laid(every=10_000)
        so = lap(tinh, RULES)
        operations.approve(plan=so, by=tinh.head, at=moment(EVE, "16:00"))
    with khi("sáng 03/7 máy bật lên"):
        lam = [operations.carry_out(at=moment(DAY + timedelta(days=2), "7:30")) for _ in range(2)]
    with thi("việc được làm đúng một lần, ngày kết thúc của huyện vẫn là 30/6"):
        assert lam == [1, 0]
        assert {u.valid_to for u in directory.register().units.values() if u.code == DISTRICT} == {EVE}
