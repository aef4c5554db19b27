"""Values of every form, ordinary and hard, with made-up people. Plain data, as an event freezes it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

CODE = "H52.10.30-251002-0005"

HEAD: dict[str, Any] = {
    "parent_agency": "UBND huyện Mộc Châu",
    "unit_name": "Bộ phận Tiếp nhận và Trả kết quả",
    "place": "Mộc Châu",
    "number": "05/TNHS-BPTNTKQ",
    "form_date": "2025-10-02",
    "tracking_url": f"https://motcua.example.vn/tra-cuu/{CODE}/K7PM-42XQ",
    "tracking_secret": "K7PM-42XQ",
    "procedure_code": "1.001193",
}

APPLICANT: dict[str, Any] = {
    "applicant_name": "Lường Thị Ánh Tuyết",
    "applicant_id_no": "014190012345",
    "applicant_address": "Tiểu khu 8, xã Chiềng Hắc, tỉnh Sơn La",
    "phone": "0900 000 000",
    "email": "tuyet@example.vn",
}

RECEIPT: dict[str, Any] = {
    **HEAD,
    **APPLICANT,
    "dossier_code": CODE,
    "intake_unit_name": "Bộ phận Tiếp nhận và Trả kết quả UBND xã Chiềng Hắc",
    "request_content": "Đăng ký khai sinh – cháu Lường Văn Đức",
    "papers": [
        {"name": "Tờ khai đăng ký khai sinh", "original": 1},
        {"name": "Giấy chứng sinh", "original": 1, "copy": 2},
        {"name": "Giấy tờ tùy thân của người yêu cầu", "kind": "Bản điện tử"},
    ],
    "time_limit_text": "01 ngày làm việc",
    "received_at": "2025-10-02T08:05:00+07:00",
    "due_at": "2025-10-03T08:05:00+07:00",
    "received_by": "Lò Văn Dũng",
    "result_delivery": "Bộ phận Tiếp nhận và Trả kết quả UBND xã Chiềng Hắc",
    "register_volume": "01",
    "register_seq": "123",
    "fee_text": "8.000 đồng (đã nộp)",
    "hotline": "0212 000 000",
    "ledger": [
        {"on": "2025-10-02", "counted": "0", "why": "Ngày nhận, tính từ ngày sau"},
        {"on": "2025-10-03", "counted": "1", "why": "Ngày làm việc"},
    ],
    "ledger_unit": "ngày",
}

SUPPLEMENT_REQUEST: dict[str, Any] = {
    **HEAD,
    **APPLICANT,
    "number": "02/PBS-BPTNTKQ",
    "dossier_code": CODE,
    "request_content": "Đăng ký khai sinh – cháu Lường Văn Đức",
    "items": [
        {"content": "Giấy chứng sinh bản chính", "reason": "Bản nộp là bản chụp không có chứng thực"},
        {"content": "Tờ khai có chữ ký của người yêu cầu", "reason": "Tờ khai chưa ký"},
    ],
    "contact_name": "Lò Văn Dũng",
    "contact_phone": "0212 000 000",
    "signed_by": "Lò Văn Dũng",
}

REFUSAL: dict[str, Any] = {
    **HEAD,
    **APPLICANT,
    "number": "01/PTC-BPTNTKQ",
    "dossier_code": CODE,
    "intake_unit_name": "UBND xã Chiềng Hắc",
    "request_content": "Cấp giấy phép xây dựng nhà ở riêng lẻ",
    "reasons": [
        "Giấy tờ về quyền sử dụng đất: thửa đất chưa được cấp Giấy chứng nhận, không đủ điều kiện cấp phép.",
        "Bản vẽ thiết kế: không do tổ chức, cá nhân đủ điều kiện năng lực lập.",
    ],
    "received_by": "Lò Văn Dũng",
}

APOLOGY_EXTENSION: dict[str, Any] = {
    **HEAD,
    "number": "03/PXL",
    "dossier_code": CODE,
    "addressee": "Bà Lường Thị Ánh Tuyết",
    "agency_name": "Ủy ban nhân dân xã Chiềng Hắc",
    "received_on": "2025-10-02",
    "procedure_name": "Đăng ký khai sinh",
    "applicant_name": "Lường Thị Ánh Tuyết",
    "applicant_id_no": "014190012345",
    "original_due_at": "2025-10-03T08:05:00+07:00",
    "reason": "Cơ quan phối hợp chưa gửi kết quả xác minh nơi cư trú.",
    "new_due_on": "2025-10-08",
    "signed_by": "Hà Thị Quyên",
    "signer_title": "Chủ tịch",
}

STOP_NOTICE: dict[str, Any] = {
    **HEAD,
    **APPLICANT,
    "number": "01/TB-BPTNTKQ",
    "dossier_code": CODE,
    "intake_unit_name": "UBND xã Chiềng Hắc",
    "procedure_name": "Đăng ký khai sinh",
    "received_at": "2025-10-02T08:05:00+07:00",
    "requested_on": "2025-10-03",
    "request_channel": "trực tiếp",
    "reason": "Gia đình chuyển nơi cư trú, xin nộp hồ sơ tại nơi ở mới",
    "stage": "Đang thẩm tra",
    "papers_returned": ["Giấy chứng sinh (bản chính)", "Tờ khai đăng ký khai sinh"],
    "fee_consequence": "Hoàn trả 8.000 đồng",
    "signed_by": "Lò Văn Dũng",
}

CONTROL_SLIP: dict[str, Any] = {
    **HEAD,
    "number": "05/PKS-BPTNTKQ",
    "dossier_code": CODE,
    "agency_name": "Công chức Tư pháp - Hộ tịch, UBND xã Chiềng Hắc",
    "received_at": "2025-10-02T08:05:00+07:00",
    "due_at": "2025-10-03T08:05:00+07:00",
    "steps": [
        {
            "giver": "Bộ phận TN&TKQ",
            "receiver": "Công chức Tư pháp - Hộ tịch",
            "handed_at": "2025-10-02T08:20:00+07:00",
            "giver_name": "Lò Văn Dũng",
            "receiver_name": "Vì Thị Mến",
            "verdict": "Trước hạn",
        },
        {
            "giver": "Công chức Tư pháp - Hộ tịch",
            "receiver": "Chủ tịch UBND xã",
            "handed_at": "2025-10-02T15:10:00+07:00",
            "giver_name": "Vì Thị Mến",
            "receiver_name": "Hà Thị Quyên",
            "verdict": "Đúng hạn",
            "note": "Ký số",
        },
    ],
}

REGISTER: dict[str, Any] = {
    **HEAD,
    "tracking_url": "",
    "tracking_secret": "",
    "number": "01/STD-BPTNTKQ",
    "field_name": "Hộ tịch",
    "period_start": "2025-10-01",
    "period_end": "2025-10-31",
    "volume": "01",
    "entries": [
        {
            "dossier_code": f"H52.10.30-251002-{n:04d}",
            "procedure_name": "Đăng ký khai sinh",
            "applicant_name": "Lường Thị Ánh Tuyết",
            "address_phone": "Tiểu khu 8, xã Chiềng Hắc; 0900 000 000",
            "agency": "UBND xã Chiềng Hắc",
            "received_at": "2025-10-02T08:05:00+07:00",
            "due_at": "2025-10-03T08:05:00+07:00",
            "returned_at": "2025-10-03T07:45:00+07:00" if n % 3 else None,
            "result_delivery": "Trực tiếp",
        }
        for n in range(1, 41)
    ],
}

ORDINARY: dict[str, dict[str, Any]] = {
    "RECEIPT": RECEIPT,
    "SUPPLEMENT_REQUEST": SUPPLEMENT_REQUEST,
    "REFUSAL": REFUSAL,
    "APOLOGY_EXTENSION": APOLOGY_EXTENSION,
    "STOP_NOTICE": STOP_NOTICE,
    "CONTROL_SLIP": CONTROL_SLIP,
    "REGISTER": REGISTER,
}

#: nothing that may be missing is there
BARE: dict[str, dict[str, Any]] = {
    "RECEIPT": {
        k: RECEIPT[k]
        for k in (
            "unit_name", "place", "form_date", "dossier_code", "intake_unit_name", "applicant_name",
            "request_content", "papers", "time_limit_text", "received_at", "due_at", "received_by",
        )
    },
    "SUPPLEMENT_REQUEST": {
        k: SUPPLEMENT_REQUEST[k]
        for k in (
            "unit_name", "place", "form_date", "dossier_code", "applicant_name", "request_content", "items",
            "signed_by",
        )
    },
    "REFUSAL": {
        k: REFUSAL[k]
        for k in (
            "unit_name", "place", "form_date", "intake_unit_name", "applicant_name", "request_content", "reasons",
            "received_by",
        )
    },
    "APOLOGY_EXTENSION": {
        k: v
        for k, v in APOLOGY_EXTENSION.items()
        if k not in {"parent_agency", "number", "tracking_url", "tracking_secret", "applicant_id_no", "signer_title",
                     "procedure_code"}
    },
    "STOP_NOTICE": {
        k: STOP_NOTICE[k]
        for k in (
            "unit_name", "place", "form_date", "dossier_code", "intake_unit_name", "applicant_name",
            "procedure_name", "received_at", "reason", "signed_by",
        )
    },
    "CONTROL_SLIP": {k: CONTROL_SLIP[k] for k in ("unit_name", "place", "form_date", "dossier_code", "agency_name")},
    "REGISTER": {k: REGISTER[k] for k in ("unit_name", "place", "form_date")},
}  # fmt: skip

LONG_NAME = (
    "Công ty Trách nhiệm hữu hạn một thành viên Đầu tư Thương mại và Dịch vụ Xuất nhập khẩu Nông lâm sản "
    "Tây Bắc – Chi nhánh tỉnh Sơn La"
)

#: an organisation with a very long name, authorised by another, twenty-five papers, two months of ledger
HARD_RECEIPT: dict[str, Any] = {
    **RECEIPT,
    "parent_agency": "Ủy ban nhân dân tỉnh Tuyên Quang",
    "unit_name": "Trung tâm Phục vụ hành chính công xã Thượng Sơn và các xã lân cận thuộc khu vực Vị Xuyên",
    "place": "Thượng Sơn",
    "applicant_name": LONG_NAME,
    "applicant_address": "Lô CN-07, cụm công nghiệp Nà Phường, tiểu khu Bó Bun, thị trấn Nông trường Mộc Châu",
    "email": "vanthu.congty.dautu.thuongmai.xuatnhapkhau.taybac@vi-du-rat-dai.example.vn",
    "principal": {
        "name": "Hợp tác xã Nông nghiệp Hữu cơ Quỳnh Nhai",
        "address": "Bản Lốm, xã Quỳnh Nhai",
        "id_no": "5500000000",
        "phone": "0212 111 111",
        "email": "htx@example.vn",
        "paper": "Văn bản ủy quyền số 02/UQ-HTX",
    },
    "request_content": "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV và nhà ở riêng lẻ #let x = *1*",
    "papers": [
        {"name": f"Bản vẽ thiết kế thứ {n} kèm thuyết minh, đóng dấu của đơn vị tư vấn [{n}]", "original": 2, "copy": 1}
        for n in range(1, 26)
    ],
    "time_limit_text": "40 ngày làm việc",
    "due_at": "2025-11-27T08:05:00+07:00",
    "filed_by": "Nguyễn Hoàng Phương Quỳnh Như Thảo Vy",
    "ledger": [{"on": "2025-10-02", "counted": "0", "why": "Ngày nhận, tính từ ngày sau"}]
    + [
        {
            "on": str(date(2025, 10, 2) + timedelta(n)),
            "counted": "0" if (date(2025, 10, 2) + timedelta(n)).weekday() > 4 else "1",
            "why": "Thứ Bảy, Chủ nhật" if (date(2025, 10, 2) + timedelta(n)).weekday() > 4 else "Ngày làm việc",
        }
        for n in range(1, 57)
    ],
}
