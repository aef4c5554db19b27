"""The labels each form must carry, word for word, per edition (TT 01/2018; TT 03/2025, Appendix I)."""

from __future__ import annotations

NATIONAL = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_TRACK = ("Tra cứu tại motcua.example.vn/tra-cuu.", "Mã tra cứu K7PM-42XQ.")
_BOTH_RECEIPT = (
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "Mã hồ sơ:",
    "Địa chỉ:",
    "Số điện thoại:",
    "Email:",
    "Nội dung yêu cầu giải quyết:",
    "Thành phần hồ sơ nộp gồm:",
    "Số lượng hồ sơ: 1 (bộ)",
    "Thời gian giải quyết hồ sơ theo quy định là:",
    "Thời gian nhận hồ sơ: 08 giờ 05 phút, ngày 02 tháng 10 năm 2025",
    "Thời gian trả kết quả giải quyết hồ sơ: 08 giờ 05 phút, ngày 03 tháng 10 năm 2025",
    "Đăng ký nhận kết quả tại:",
    "Vào Sổ theo dõi hồ sơ, Quyển số 01 Số thứ tự 123",
    "NGƯỜI NỘP HỒ SƠ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "(Ký và ghi rõ họ tên)",
    "Phí, lệ phí: 8.000 đồng (đã nộp)",
    "Vì sao là ngày này?",
    *_TRACK,
)
_SUPPLEMENT = (
    "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    "Hồ sơ của:",
    "Nội dung yêu cầu giải quyết:",
    "Địa chỉ:",
    "Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:",
    "Lý do:",
    "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với Lò Văn Dũng số điện thoại 0212 000 000 "
    "để được hướng dẫn./.",
    "NGƯỜI HƯỚNG DẪN",
    *_TRACK,
)
_REFUSAL = (
    "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    "Tiếp nhận hồ sơ của:",
    "Địa chỉ:",
    "Nội dung yêu cầu giải quyết:",
    "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể "
    "như sau:",
    "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
    "NGƯỜI NỘP HỒ SƠ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
)
_APOLOGY = (
    "Kính gửi: Bà Lường Thị Ánh Tuyết",
    "tiếp nhận giải quyết hồ sơ đề nghị giải quyết thủ tục hành chính Đăng ký khai sinh của Ông/Bà/Tổ chức",
    "mã số hồ sơ: H52.10.30-251002-0005",
    "Thời gian hẹn trả kết quả giải quyết hồ sơ: 08 giờ 05 phút, ngày 03 tháng 10 năm 2025",
    "Tuy nhiên đến nay, Ủy ban nhân dân xã Chiềng Hắc chưa trả kết quả giải quyết hồ sơ của Ông/Bà/Tổ chức đúng thời "
    "hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "Lý do:",
    "trân trọng gửi lời xin lỗi đến Ông (Bà)/Tổ chức vì sự chậm trễ trong quá trình giải quyết hồ sơ có thể gây phiền "
    "hà, tốn kém về chi phí, công sức",
    "sẽ trả kết quả giải quyết hồ sơ cho Ông/Bà/Tổ chức vào",
    "ngày 08 tháng 10 năm 2025",
    "Mong nhận được sự thông cảm",
    "CHỦ TỊCH",
)
_CONTROL = (
    "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    "Mã số hồ sơ:",
    "Cơ quan (bộ phận) giải quyết hồ sơ:",
    "Cơ quan phối hợp giải quyết hồ sơ:",
    "1. Giao: Bộ phận TN&TKQ",
    "2. Nhận:",
    "Người giao",
    "Người nhận",
    "08 giờ 20 phút, ngày 02/10/2025",
)
_REGISTER = (
    "SỔ THEO DÕI HỒ SƠ",
    "STT",
    "Mã hồ sơ",
    "Tên TTHC",
    "Tên tổ chức, cá nhân",
    "Địa chỉ/SĐT",
    "Cơ quan chủ trì giải quyết",
    "Nhận và trả kết quả",
    "Nhận hồ sơ",
    "Hẹn trả kết quả",
    "Trả kết quả",
    "Phương thức nhận kết quả",
    "Ký nhận",
)
_ID = "Số định danh cá nhân/tổ chức: 014190012345"
_OFFICE = "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả UBND xã Chiềng Hắc"


def _digital(who: str) -> str:
    return f"(Chữ ký số của {who} nếu là biểu mẫu điện tử)"


#: (form, edition): labels that stand on it
LABELS: dict[tuple[str, int], tuple[str, ...]] = {
    ("RECEIPT", 2018): (*_BOTH_RECEIPT, "Tiếp nhận hồ sơ của:", "(Liên 1: Lưu)", "(Liên 2: Giao khách hàng)"),
    ("RECEIPT", 2025): (
        *_BOTH_RECEIPT, _OFFICE, _ID, "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức:", _digital("người tiếp nhận hồ sơ"),
    ),
    ("SUPPLEMENT_REQUEST", 2018): _SUPPLEMENT,
    ("SUPPLEMENT_REQUEST", 2025): (*_SUPPLEMENT, _digital("Người hướng dẫn")),
    ("REFUSAL", 2018): _REFUSAL,
    ("REFUSAL", 2025): (
        *_REFUSAL, _OFFICE, _ID, "Mã hồ sơ (nếu có): H52.10.30-251002-0005", _digital("người tiếp nhận hồ sơ"),
    ),
    ("APOLOGY_EXTENSION", 2018): (
        *_APOLOGY, "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Thời gian hẹn trả kết quả lại:",
    ),
    ("APOLOGY_EXTENSION", 2025): (
        *_APOLOGY, "PHIẾU XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "số định danh: 014190012345",
        _digital("thủ trưởng cơ quan, đơn vị"),
    ),
    ("STOP_NOTICE", 2025): ("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", _OFFICE, _ID, "Lý do:", "Giấy tờ trả lại:"),
    ("CONTROL_SLIP", 2018): (
        *_CONTROL, "TÊN CƠ QUAN", "THỜI GIAN GIAO, NHẬN HỒ SƠ",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/Đúng hạn/Quá hạn)", "GHI CHÚ",
    ),
    ("CONTROL_SLIP", 2025): (
        *_CONTROL, "Ngày nhận:", "Hẹn trả kết quả vào 08 giờ 05 phút, ngày 03 tháng 10 năm 2025", "Tên đơn vị",
        "Thời gian giao nhận hồ sơ", "Kết quả giải quyết hồ sơ (trước hạn/đúng hạn/quá hạn)", "Ghi chú",
        "Kết quả giải quyết hồ sơ do bên nhận nhập thông tin/ghi khi nhận bàn giao hồ sơ.",
        "Việc lưu vết được thực hiện tự động theo chức năng của Hệ thống thông tin giải quyết thủ tục hành chính và "
        "thể hiện trên mẫu phiếu điện tử.",
    ),
    ("REGISTER", 2018): (*_REGISTER, "Số lượng hồ sơ (bộ)", "Ngày, tháng, năm", "Ghi chú"),
    ("REGISTER", 2025): _REGISTER,
}  # fmt: skip
