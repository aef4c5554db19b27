"""From what is found in a signed document to a verdict and its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from motcua.documents.rules.words import short_moment
from motcua.documents.terms.verdicts import Fault, SignatureFound, Soundness
from motcua.kernel.text import Text

_WORST = (Soundness.BROKEN, Soundness.DOUBTFUL, Soundness.SOUND)
UNSIGNED = Text("Tệp không có chữ ký số.", "The file carries no digital signature.")
_FAULTS = {
    Fault.CHANGED: Text(
        "Văn bản đã bị thay đổi sau khi {holder} ký. Không dùng bản này; đề nghị gửi lại đúng tệp đã ký.",
        "The document was changed after {holder} signed it. Do not use it; ask for the very file that was signed.",
    ),
    Fault.REVOKED: Text(
        "Chứng thư số của {holder} đã bị thu hồi trước khi ký. Không dùng bản này; đề nghị ký lại bằng chứng thư khác.",
        "The certificate of {holder} had been revoked before it signed. Ask for a signature by another certificate.",
    ),
    Fault.EXPIRED: Text(
        "Văn bản nguyên vẹn, nhưng không chứng minh được {holder} ký khi chứng thư số còn hiệu lực "
        "(thiếu dấu thời gian, hoặc ký ngoài thời hạn). Đề nghị người ký ký lại.",
        "The document is unchanged, but nothing proves that {holder} signed while the certificate was valid (no "
        "time-stamp, or signed outside its days). Ask the signer to sign again.",
    ),
    Fault.STRANGER: Text(
        "Văn bản nguyên vẹn từ khi {holder} ký, nhưng chưa nhận ra nơi cấp chứng thư ({issuer}). "
        "Hỏi lại người nộp, hoặc đề nghị quản trị thêm nơi cấp vào danh sách tin cậy.",
        "The document is unchanged since {holder} signed it, but the issuer ({issuer}) is not known here. Ask whoever "
        "filed it, or have the administrator trust the issuer.",
    ),
    Fault.UNCHECKED: Text(
        "Văn bản nguyên vẹn từ khi {holder} ký, nhưng chưa biết chứng thư số có bị thu hồi không "
        "(không tải được danh sách thu hồi). Kiểm tra lại sau.",
        "The document is unchanged since {holder} signed it, but whether the certificate was revoked could not be "
        "learnt. Check again later.",
    ),
    Fault.UNREADABLE: Text(
        "Chữ ký số trong tệp không đọc được (sai định dạng). Đề nghị gửi lại đúng tệp đã ký.",
        "The signature in the file cannot be read. Ask for the very file that was signed.",
    ),
}

_STAMPED = Text("theo dấu thời gian", "by a time-stamp")
_TOLD = Text("theo máy người ký", "by their own clock")


def soundness(found: Sequence[SignatureFound]) -> Soundness:
    """The worst of them."""
    if not found:
        return Soundness.UNSIGNED
    return next(s for s in _WORST if s in {one.soundness for one in found})


def words(found: Sequence[SignatureFound]) -> Text:
    """One sentence for each signature, the worst first."""
    if not found:
        return UNSIGNED
    said = [sentence(one) for one in sorted(found, key=lambda one: _WORST.index(one.soundness))]
    return Text(" ".join(s.vi for s in said), " ".join(s.en for s in said))


def sentence(one: SignatureFound) -> Text:
    """What is said of one signature."""
    named = {"holder": one.holder or "–", "issuer": one.issuer or "–"}
    if one.fault is not None:
        said = _FAULTS[one.fault]
        return Text(said.vi.format(**named), said.en.format(**named))
    when = short_moment(one.signed_at) if one.signed_at else "–"
    by = _STAMPED if one.stamped else _TOLD
    return Text(
        f"Chữ ký số của {named['holder']} hợp lệ: ký lúc {when} ({by.vi}), chứng thư do {named['issuer']} cấp còn hiệu "
        "lực khi ký; văn bản không thay đổi từ khi ký.",
        f"The signature of {named['holder']} holds: signed at {when} ({by.en}) with a certificate by {named['issuer']} "
        "that was valid then; the document has not changed since.",
    )
