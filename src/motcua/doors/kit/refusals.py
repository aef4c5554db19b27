"""Answers that are not what was asked for, each in words, none with internals."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.doors.kit.request import Request
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text

MISSING = Text("Không có trang này", "There is no such page")
MISSING_HOW = Text(
    "Địa chỉ có thể đã đổi hoặc gõ nhầm. Ông/Bà có thể tìm thủ tục hoặc tra cứu hồ sơ ở trang chủ.",
    "The address may have changed or be mistyped. Search for a procedure or look up your dossier from the home page.",
)
FAULT = Text("Hệ thống gặp lỗi", "Something went wrong here")
FAULT_HOW = Text(
    "Lỗi thuộc về hệ thống, không phải do Ông/Bà. Những gì đã lưu không mất. Hãy thử lại sau ít phút.",
    "The fault is ours, not yours. What was saved is not lost. Please try again in a few minutes.",
)
BAD = Text("Yêu cầu không hợp lệ", "The request cannot be read")
BAD_HOW = Text(
    "Hãy quay lại trang trước, tải lại rồi làm lại thao tác vừa rồi.",
    "Go back to the page before, reload it, and do it again.",
)
STALE = Text("Trang đã mở quá lâu", "The page has been open for too long")
STALE_HOW = Text(
    "Để bảo vệ hồ sơ, thao tác vừa rồi chưa được thực hiện. Hãy quay lại trang trước, tải lại rồi gửi lại.",
    "To protect your dossier, nothing was done. Go back to the page before, reload it and send again.",
)


def page(request: Request, refusal: Refused) -> HttpResponse:
    """409 for what the law or the state of things forbids, 403 for want of right; a fragment for htmx."""
    status = 403 if isinstance(refusal, NotYours) else 409
    title = Text("Anh/chị không có quyền vào đây", "You have no right to enter here")
    if status == 409:
        title = Text("Chưa làm được việc này", "This cannot be done now")
    at_desk = "kit/refusal_desk.html" if request.actor.hats else ""  # whoever works here keeps the ways on
    return _words(request, title, Text(refusal.vi, refusal.en), status, at_desk)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 404."""
    return _words(request, MISSING, MISSING_HOW, 404)


def fault(request: HttpRequest) -> HttpResponse:
    """Handler of 500: no database, no session, no internals."""
    return _words(request, FAULT, FAULT_HOW, 500)


def bad(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 400."""
    return _words(request, BAD, BAD_HOW, 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Handler of 403 raised by Django itself."""
    return _words(request, Text("Không được phép", "Not allowed"), BAD_HOW, 403)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came back without its proof of origin (CSRF): the page was too old, or not ours."""
    return _words(request, STALE, STALE_HOW, 403)


def _words(request: HttpRequest, title: Text, words: Text, status: int, template: str = "") -> HttpResponse:
    part = bool(getattr(request, "htmx", False))
    template = "kit/refusal_part.html" if part else template or "kit/refusal.html"
    context: dict[str, object] = {"refusal_title": title, "words": words}
    if status == 500:  # whatever broke may break again: ask the database for nothing
        context["place"] = None
    return render(request, template, context, status=status)
