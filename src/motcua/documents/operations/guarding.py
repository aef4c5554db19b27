"""The look for malware: before anything is kept, and again for what was taken while the scanner was silent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.documents.models import File
from motcua.documents.ports import Guard, Silent
from motcua.documents.rules.names import bare
from motcua.documents.terms import Checked
from motcua.kernel.refused import Refused

#: looked through at one go; the next turn takes the rest
_LOT = 50


def look(name: str, data: bytes) -> Checked:
    """CLEAN, or NOT_YET where no scanner answers. Raises Refused when there is malware."""
    guard = _guard()
    if guard is None:
        return Checked.NOT_YET
    try:
        threat = guard.threat(data)
    except Silent:
        return Checked.NOT_YET
    if threat:
        raise infected(name, threat)
    return Checked.CLEAN


def look_again(*, at: datetime) -> int:
    """What was taken unchecked is checked, oldest first, each on its stored bytes; what carries malware is locked.
    Returns how many were answered. Stops where the scanner is silent."""
    guard = _guard()
    waiting = File.objects.filter(checked=Checked.NOT_YET).order_by("id") if guard else File.objects.none()
    answered = 0
    for row in waiting.iterator(chunk_size=_LOT):
        path = Path(settings.MEDIA_ROOT) / row.path
        if not path.exists():
            continue
        try:
            assert guard is not None
            threat = guard.threat(path.read_bytes())
        except Silent:
            break
        File.objects.filter(id=row.id).update(checked=Checked.INFECTED if threat else Checked.CLEAN, checked_at=at)
        answered += 1
        if answered == _LOT:
            break
    return answered


def infected(name: str, threat: str) -> Refused:
    """The refusal of a file with malware in it."""
    name = bare(name)
    return Refused(
        f"Tệp “{name}” có mã độc ({threat[:60]}), không nhận được. Hãy quét mã độc cho máy rồi chụp hoặc lưu lại tệp.",
        f"The file “{name}” carries malware ({threat[:60]}) and is not taken. Clean your device, then make it anew.",
    )


def _guard() -> Guard | None:
    if not settings.GUARD:
        return None
    guard: Guard = import_string(settings.GUARD)(settings.GUARD_SOCKET)
    return guard
