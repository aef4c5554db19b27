"""G6. Không giấy hẹn, không tiếp nhận: đã nhận là có giấy, có mã, có ngày hẹn; và ngày hẹn không lặng lẽ đổi.

Kịch bản chạy qua các trang thật, đọc được từ trên xuống: Cho, Khi, Thì.
"""

from __future__ import annotations

import io

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pypdf import PdfReader

from motcua.dossiers.models import Dossier, Event
from motcua.dossiers.operations import intake, resolve, submit
from motcua.dossiers.queries.integrity import Counted, differences
from motcua.dossiers.terms import Paper, PaperReason, State
from tests import build
from tests.doors.conftest import Clock, at_desk, clock, staff
from tests.journeys.steps import Sit, cho, khi, ngay, thi, va

__all__ = ["at_desk", "clock", "staff"]
pytestmark = pytest.mark.django_db


def chu(tep: bytes) -> str:
    """Chữ in trên một tờ giấy PDF, trên một dòng."""
    return " ".join(" ".join(trang.extract_text() for trang in PdfReader(io.BytesIO(tep)).pages).split())


def test_nhan_giay_to_la_co_giay_hen(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    quay = at_desk(staff.counter)

    with cho("một người mang giấy tờ đến quầy lúc 8:30 thứ Tư 04/03"):
        khai = {
            "key": "den-quay", "id_no": "001190000001", "name": "Nguyễn Thị Thử", "address": "Bản Thử", "channel": "1",
            "delivery": "counter", "procedure": build.PROCEDURE, "paper-1": "1", "paper-1-count": "1",
            "paper-1-kind": "0", "paper-2": "1", "paper-2-count": "1", "paper-2-kind": "1",
        }  # fmt: skip

    with khi("công chức bấm tiếp nhận"):
        quay.post("/quay/", khai | {"do": "take-in"})
    with thi("hồ sơ có ngay mã, số giấy tiếp nhận và ngày hẹn, trong cùng một lần ghi"):
        hang, ghi = Dossier.objects.get(), Event.objects.get(act="accept")
        assert (hang.code, hang.due_at) == ("H52.30.0-260304-0001", ngay(10, "17:30"))
        assert (ghi.form, ghi.due_at) == ("RECEIPT", hang.due_at) and ghi.form_no.startswith("01")
    with va("giấy tiếp nhận in ra đúng mã và ngày hẹn ấy"):
        giay = chu(quay.get(f"/ho-so/{hang.code}/phieu/{ghi.seq}.pdf").content)
        assert "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ" in giay.upper()
        assert hang.code in giay and "10/03/2026" in giay.replace("ngày 10 tháng 3 năm 2026", "10/03/2026")

    with khi("công chức bấm hai lần, hoặc gửi lại vì mạng chậm"):
        quay.post("/quay/", khai | {"do": "take-in"})
    with thi("vẫn một hồ sơ, một giấy"):
        assert Dossier.objects.count() == Event.objects.filter(form="RECEIPT").count() == 1


def test_chua_co_giay_thi_chua_phai_la_tiep_nhan(staff: build.Staff, clock: Clock) -> None:
    with cho("một hồ sơ nộp trực tuyến, chưa ai tiếp nhận"):
        nop = build.a_submitted_dossier()
        hang = Dossier.objects.get()
    with thi("không có ngày hẹn, không được tính là hồ sơ đã nhận"):
        assert (hang.state, hang.accepted_at, hang.due_at) == (State.REGISTERED, None, None)

    with khi("có người thử ghi thẳng vào cơ sở dữ liệu: đã tiếp nhận mà không có ngày hẹn"):
        tiep_nhan = {"state": State.ACCEPTED, "accepted_at": clock.now}
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(code=nop.code).update(**tiep_nhan)
    with thi("chính cơ sở dữ liệu từ chối"):
        assert Dossier.objects.get().state == State.REGISTERED


def test_ngay_hen_nao_cung_co_giay_cua_no(staff: build.Staff, at_desk: Sit, clock: Clock) -> None:
    with cho("hồ sơ hẹn 10/03, phải chờ bổ sung từ 05/03 đến 09/03, rồi được xin lỗi và hẹn lại"):
        ho_so = build.an_accepted_dossier(staff.counter)
        ma = ho_so.code
        resolve.complete_step(code=ma, by=staff.counter, at=ngay(4, "9:00"))
        thieu = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
        intake.request_supplement(code=ma, reasons=thieu, by=staff.officer, at=ngay(5, "9:00"))
        submit.supplement(code=ma, papers=[Paper(build.NAMES[0])], by=staff.counter, at=ngay(9, "9:00"))
        hen_lai = {"new_due": ngay(17, "17:30").date(), "reason": "đo lại", "ground": "verification"}
        resolve.extend(code=ma, by=staff.head, at=ngay(9, "10:00"), **hen_lai)
        clock.now = ngay(9, "10:05")

    with khi("người nộp mở sổ lời hẹn"):
        so = Client().get(f"/tra-cuu/{ma}/{ho_so.secret}/loi-hen/").content.decode()
    with thi("thấy mọi ngày hẹn theo thứ tự, mỗi ngày do giấy nào và vì sao; ngày đầu giữ nguyên mãi"):
        dong = so[so.index("<tbody>") :]
        assert dong.index("17:30 ngày 10/03/2026") < dong.index("17:30 ngày 17/03/2026")
        assert "hẹn lần đầu, giữ nguyên mãi" in so and "phiếu xin lỗi số" in so
    with va("thấy từng ngày được đếm hay không, và ngày chờ bổ sung không đếm"):
        assert "05/03/2026" in so and "chờ" in so
    with va("công chức thấy cùng các ngày ấy, thêm tên người ký"):
        cua_can_bo = at_desk(staff.counter).get(f"/ho-so/{ma}/loi-hen/").content.decode()
        assert "17:30 ngày 17/03/2026" in cua_can_bo and "Hung" in cua_can_bo

    with khi("mỗi đêm mọi ngày hẹn được tính lại từ nhật ký"):
        khac = list(differences(Counted()))
    with thi("không ngày nào khác"):
        assert khac == []


def test_tu_choi_cung_co_giay(staff: build.Staff, clock: Clock) -> None:
    with cho("một hồ sơ nộp trực tuyến thiếu chữ ký"):
        ma = build.a_submitted_dossier().code

    with khi("công chức yêu cầu bổ sung, rồi người nộp thôi không làm"):
        thieu = [PaperReason(build.NAMES[0], "thiếu chữ ký")]
        yeu_cau = intake.request_supplement(code=ma, reasons=thieu, by=staff.counter, at=ngay(4, "9:00"))
    with thi("yêu cầu là một phiếu có số, ghi lý do cho từng giấy tờ"):
        assert yeu_cau.form == "SUPPLEMENT_REQUEST" and yeu_cau.form_no

    with khi("một hồ sơ khác bị từ chối"):
        khac = build.a_submitted_dossier().code
        tu_choi = intake.refuse(code=khac, reasons=thieu, by=staff.counter, at=ngay(4, "9:10"))
    with thi("từ chối cũng là một phiếu có số"):
        assert tu_choi.form == "REFUSAL" and tu_choi.form_no
