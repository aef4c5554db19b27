"""Hands a stored file to a browser: shown where that is safe, downloaded otherwise, and never run."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from motcua.documents.terms import FileView, Kind

#: kinds a browser shows by itself; the others are downloaded
SHOWN = frozenset({Kind.PDF, Kind.JPEG, Kind.PNG})


def shown(file: FileView, content: bytes) -> HttpResponse:
    """The file under its own name. What came from outside may run nothing: sandboxed, of the kind its bytes have."""
    response = _named(content, file.kind.value, file.name, inline=file.kind in SHOWN)
    if file.kind is not Kind.PDF:  # the browser's own PDF viewer does not start in a sandbox
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'; sandbox"
    return response


def slip(content: bytes, name: str) -> HttpResponse:
    """A paper of ours as PDF, shown in the browser."""
    return _named(content, Kind.PDF.value, name, inline=True)


def _named(content: bytes, kind: str, name: str, *, inline: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    how = "inline" if inline else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    return response
