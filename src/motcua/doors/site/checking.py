"""Kiểm tra kết quả: whoever is shown a result learns whether it holds, by its code or by the file itself."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from motcua.documents.terms import LIMIT
from motcua.doors.kit.guesses import Guesses, address_of
from motcua.doors.kit.request import Request
from motcua.doors.kit.who import PUBLIC, who
from motcua.dossiers.queries import checking
from motcua.dossiers.queries.checking import Answer, Checked
from motcua.kernel.text import Text

GUESSES = Guesses()
WORDS = {
    Answer.VALID: Text("Kết quả này là thật và còn giá trị.", "This result is genuine and valid."),
    Answer.REPLACED: Text(
        "Kết quả này là thật nhưng đã được thay thế bằng bản khác.",
        "This result is genuine, but another has taken its place.",
    ),
    Answer.REVOKED: Text(
        "Kết quả này đã bị cơ quan cấp thu hồi, không còn giá trị.",
        "The agency has revoked this result: it is not valid.",
    ),
    Answer.COPY: Text(
        "Đây đúng là bản số hóa mà công chức ghi dưới đây đã ký từ giấy tờ được đưa tới quầy.",
        "This is the very copy that the officer named below digitised and signed.",
    ),
    Answer.ALTERED: Text(
        "Tệp này đã bị sửa: nội dung không đúng với bản cơ quan đã ký. Đừng dùng tệp này.",
        "This file was altered: it is not what the agency signed. Do not rely on it.",
    ),
    Answer.UNRELEASED: Text(
        "Kết quả này chưa được phát hành: chưa ký đủ, chưa đóng dấu hoặc chưa trả. Đừng dùng bản này.",
        "This result is not released yet: a signature, the seal or its release is missing. Do not rely on it.",
    ),
    Answer.UNKNOWN: Text(
        "Không tìm thấy kết quả này trong hệ thống. Kiểm tra lại từng ký tự; nếu vẫn không thấy, hãy hỏi cơ quan ghi "
        "trên giấy.",
        "No such result is known here. Check each character; if it still is not found, ask the agency named on it.",
    ),
}  # fmt: skip
FOREIGN = Text(
    "Tệp PDF này không do hệ thống này cấp, hoặc đã được lưu lại bằng phần mềm khác. Nếu có giấy, hãy kiểm tra bằng mã "
    "in ở cuối giấy; hoặc hỏi cơ quan ghi trên giấy.",
    "This PDF was not issued here, or was saved anew by another program. Check by the code printed on the paper, or "
    "ask the agency named on it.",
)
NO_PDF = Text(
    "Tệp “{name}” không phải PDF nên không phải kết quả của hệ thống. Kéo thả đúng tệp PDF đã nhận.",
    "“{name}” is no PDF, so it is no result of ours. Drop the PDF you were given.",
)
EMPTY = Text(
    "Tệp “{name}” rỗng (0 byte): tải lại từ nơi đã nhận rồi kiểm tra lại.",
    "“{name}” is empty (0 bytes): fetch it again, then check it.",
)
MISSING = Text(
    "Nhập mã hồ sơ hoặc số kết quả, và mã kiểm tra.", "Type the dossier's code or the number, and the check code."
)
NO_FILE = Text("Chọn tệp PDF của kết quả.", "Choose the PDF of the result.")
TOO_BIG = Text("Tệp quá lớn: kết quả của hệ thống không quá 25 MB.", "Too big: no result of ours is over 25 MB.")


@who(PUBLIC)
@never_cache
def ask(request: Request) -> HttpResponse:
    """The form: by code, or by the file."""
    if request.method == "POST":
        return _file(request)
    code, short = request.GET.get("so", "").strip(), request.GET.get("ma", "").strip()
    if code and short and "/" not in code + short and max(len(code), len(short)) <= 64:
        return HttpResponseRedirect(reverse("site:checked", args=[code, short]))
    if code and short:
        return _told(request, _looked_up(request, code[:64], short[:64]))
    wrong = {"so": MISSING} if "so" in request.GET else {}
    return _form(request, wrong, code)


@who(PUBLIC)
@never_cache
def checked(request: Request, code: str, short: str) -> HttpResponse:
    """What the QR of a result opens."""
    return _told(request, _looked_up(request, code, short))


def _looked_up(request: Request, code: str, short: str) -> Checked:
    """Guesses are slowed down like those at a slip's secret. Raises Refused."""
    address = address_of(request)
    GUESSES.must_wait(address, request.now)
    found = checking.by_code(code, short)
    if found.answer is Answer.UNKNOWN:
        GUESSES.failed(address, request.now)
    return found


def _file(request: Request) -> HttpResponse:
    sent = request.FILES.get("tep")
    if sent is None:
        return _form(request, {"tep": NO_FILE})
    if not sent.size:
        return _form(request, {"tep": _named(EMPTY, sent.name)})
    if sent.size > LIMIT:
        return _form(request, {"tep": TOO_BIG})
    address = address_of(request)
    GUESSES.must_wait(address, request.now)
    content = sent.read()
    if b"%PDF-" not in content[:1024]:
        return _form(request, {"tep": _named(NO_PDF, sent.name)})
    found = checking.by_bytes(content)
    if found.answer is Answer.UNKNOWN:
        GUESSES.failed(address, request.now)
    return _told(request, found, by_file=True)


def _named(words: Text, name: str | None) -> Text:
    """The words with the name of what was dropped."""
    shown = (name or "")[:80]
    return Text(words.vi.format(name=shown), words.en.format(name=shown))


def _form(request: Request, wrong: dict[str, Text], code: str = "") -> HttpResponse:
    errors = {name: words.to(request.reader.language) for name, words in wrong.items()}
    return render(request, "site/check.html", {"errors": errors, "code": code[:64]}, status=422 if errors else 200)


def _told(request: Request, found: Checked, by_file: bool = False) -> HttpResponse:
    words = FOREIGN if by_file and found.answer is Answer.UNKNOWN else WORDS[found.answer]
    context = {"found": found, "words": words, "by_file": by_file}
    return render(request, "site/checked.html", context, status=404 if found.answer is Answer.UNKNOWN else 200)
