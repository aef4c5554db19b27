"""The seven forms by meaning. The number of a form is no identifier: "Mẫu 05" changed meaning in 2025."""

from enum import IntEnum, StrEnum


class Form(StrEnum):
    """A legal form, keyed by what it is."""

    RECEIPT = "RECEIPT"  # Giấy tiếp nhận hồ sơ và hẹn trả kết quả
    SUPPLEMENT_REQUEST = "SUPPLEMENT_REQUEST"  # Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ
    REFUSAL = "REFUSAL"  # Phiếu từ chối tiếp nhận giải quyết hồ sơ
    APOLOGY_EXTENSION = "APOLOGY_EXTENSION"  # Phiếu xin lỗi (và hẹn lại | và đề nghị gia hạn)
    STOP_NOTICE = "STOP_NOTICE"  # Thông báo dừng giải quyết hồ sơ (2025 only)
    CONTROL_SLIP = "CONTROL_SLIP"  # Phiếu kiểm soát quá trình giải quyết hồ sơ
    REGISTER = "REGISTER"  # Sổ theo dõi hồ sơ


class Edition(IntEnum):
    """Which circular's set of forms: by the day of intake (rules.edition_on)."""

    E2018 = 2018  # TT 01/2018/TT-VPCP
    E2025 = 2025  # TT 03/2025/TT-VPCP, Appendix I
