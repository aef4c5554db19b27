"""Values of every form, ordinary and hard, with made-up people. Plain data, as an event freezes it."""

from __future__ import annotations

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
}
