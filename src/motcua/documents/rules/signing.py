"""What is said when something is not signed: what happened, that nothing is lost or doubled, what to do."""

from __future__ import annotations

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from motcua.documents.rules.words import short_moment
from motcua.documents.terms.signatures import CertificateView, Standing
from motcua.kernel.refused import Refused

#: motcua.documents.ports.Why -> what happened and what to do, in both languages
_WHY = {
    "pin": (
        "Mã PIN chưa đúng. Nhập lại; nhập sai nhiều lần thì thiết bị tự khóa.",
        "The PIN is wrong. Type it again; after several wrong ones the token locks itself.",
    ),
    "locked": (
        "Thiết bị ký đã bị khóa vì nhập sai mã PIN nhiều lần. Liên hệ nơi cấp chứng thư số để mở khóa.",
        "The token is locked after too many wrong PINs. Ask the issuer of the certificate to unlock it.",
    ),
    "gone": (
        "Không thấy thiết bị ký (USB token). Cắm lại thiết bị rồi bấm ký tiếp.",
        "The token is not there. Put it in again and go on.",
    ),
    "key": (
        "Thiết bị hoặc dịch vụ ký không có khóa của chứng thư số này. Kiểm tra đã cắm đúng thiết bị chưa.",
        "The token or the service has no key for this certificate. Check that it is the right one.",
    ),
    "down": (
        "Không kết nối được dịch vụ ký. Thử lại sau ít phút.",
        "The signing service cannot be reached. Try again in a few minutes.",
    ),
    "declined": (
        "Dịch vụ ký từ chối hoặc người ký không xác nhận. Bấm ký lại khi sẵn sàng xác nhận.",
        "The service declined, or the signer did not confirm. Try again when ready to confirm.",
    ),
}


def field_of(key: str) -> str:
    """Name of the field that holds the signature under this key: by it a file says whose it claims to be."""
    return f"motcua-{uuid5(NAMESPACE_URL, key).hex[:12]}"


def not_signed(why: str) -> Refused:
    """Surely nothing was signed."""
    vi, en = _WHY[why]
    return Refused(f"Chưa ký. {vi}", f"Not signed. {en}")


def unclear() -> Refused:
    """The answer did not come."""
    return Refused(
        "Dịch vụ ký chưa trả lời nên chưa biết đã ký hay chưa. Bấm ký lại: hệ thống hỏi lại đúng lần ký này, "
        "không ký lần thứ hai.",
        "The signing service has not answered, so nobody knows whether it signed. Try again: the same signature is "
        "asked about, and nothing is signed twice.",
    )


def false_value() -> Refused:
    """The answer does not fit the certificate."""
    return Refused(
        "Dịch vụ ký trả về chữ ký không khớp với chứng thư số và văn bản, nên không dùng. Bấm ký lại; "
        "nếu vẫn vậy, báo quản trị.",
        "The service answered with a value that fits neither certificate nor document; it was not used. Try again; "
        "if it happens again, tell the administrator.",
    )


def unstamped() -> Refused:
    """Signed, but the time-stamp or the revocation list could not be had."""
    return Refused(
        "Đã có chữ ký nhưng chưa lấy được dấu thời gian hoặc danh sách thu hồi. Chữ ký được giữ; bấm ký lại "
        "sau ít phút để hoàn tất, không phải ký lần nữa.",
        "The signature is there, but no time-stamp or revocation list could be had. It is kept; try again in a few "
        "minutes to finish, nothing is signed again.",
    )


def withdrawn(holder: str) -> Refused:
    """Its issuer says so: what was signed is not used."""
    return Refused(
        f"Nơi cấp báo chứng thư số của {holder} đã bị thu hồi, nên chữ ký không được dùng. Đề nghị cấp chứng thư mới "
        "rồi đăng ký lại.",
        f"The issuer says that the certificate of {holder} is revoked, so the signature is not used. Have a new one "
        "issued and register it.",
    )


def busy() -> Refused:
    """The same key is being signed now."""
    return Refused(
        "Văn bản này đang được ký ở lần bấm trước. Chờ vài giây rồi tải lại trang; văn bản không bị ký hai lần.",
        "This document is being signed by an earlier press. Wait a few seconds and reload; it is not signed twice.",
    )


def changed() -> Refused:
    """The bytes are not those of the intent."""
    return Refused(
        "Nội dung văn bản đã thay đổi so với bản đã đưa ra ký. Mở lại, xem lại toàn văn rồi ký bản mới.",
        "The document has changed since it was laid before the signer. Open it, read it again, and sign the new one.",
    )


def unfit(certificate: CertificateView, at: datetime) -> Refused | None:
    """Why the certificate may not sign at the moment; None when it may."""
    said = {
        Standing.NOT_YET: (
            f"chưa có hiệu lực (từ {short_moment(certificate.not_before)}). Chờ đến ngày đó hoặc chọn chứng thư khác.",
            f"is not valid before {short_moment(certificate.not_before)}. Wait, or choose another.",
        ),
        Standing.EXPIRED: (
            f"đã hết hạn lúc {short_moment(certificate.not_after)}. Đề nghị gia hạn rồi đăng ký chứng thư mới.",
            f"expired at {short_moment(certificate.not_after)}. Have it renewed and register the new one.",
        ),
        Standing.REVOKED: (
            "đã bị thu hồi. Đề nghị cấp chứng thư mới rồi đăng ký lại.",
            "has been revoked. Have a new one issued and register it.",
        ),
    }
    standing = certificate.standing(at)
    if standing is Standing.VALID:
        return None
    vi, en = said[standing]
    return Refused(f"Chứng thư số của {certificate.holder} {vi}", f"The certificate of {certificate.holder} {en}")
