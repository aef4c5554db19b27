"""Facts and bytes of a stored file. Who may ask is decided by whoever holds the key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import models

from motcua.documents.models import File, Lettering
from motcua.documents.terms import Checked, FileView, Kind, Waiting
from motcua.kernel.refused import Refused


def file(key: UUID | str) -> FileView:
    """What is known of the file; Refused when there is none."""
    return view(_row(key))


def kinds(keys: Iterable[str]) -> dict[str, Kind]:
    """What the bytes of these files are, by key; keys of no file are left out. One SQL."""
    wanted = [UUID(key) for key in keys]
    found = File.objects.filter(key__in=wanted).values_list("key", "kind") if wanted else ()
    return {str(key): Kind(kind) for key, kind in found}


def archival(keys: Iterable[UUID | str]) -> dict[str, bool]:
    """By key: whether the paper is PDF/A, or was kept as it came; those nobody looked at are left out. One SQL."""
    wanted = [str(key) for key in keys if key]
    known = File.objects.filter(key__in=wanted, archival__isnull=False).values_list("key", "archival")
    return {str(key): bool(said) for key, said in known} if wanted else {}


def content(key: UUID | str) -> bytes:
    """The bytes, as they were handed in: a file altered or lost on the disk is Refused, never served."""
    row = _row(key)
    if row.checked == Checked.INFECTED:
        raise Refused(
            f"Tệp “{row.name}” có mã độc nên đã bị khóa. Hãy đề nghị người nộp gửi lại tệp khác.",
            f"The file “{row.name}” carries malware and is locked. Ask for another one.",
        )
    return _whole(row, row.path, row.sha256)


def readable(key: UUID | str) -> bytes:
    """The paper as people read it: the copy with letters that can be searched, where there is one."""
    row = _row(key)
    copy = Lettering.objects.filter(file=row).exclude(path="").first()
    if copy is None or row.checked == Checked.INFECTED:
        return content(key)
    return _whole(row, copy.path, copy.sha256)


def letters(keys: Iterable[UUID | str]) -> dict[str, str]:
    """The text of papers that have been read, by key. One SQL."""
    found = Lettering.objects.filter(file__key__in=[str(key) for key in keys]).values_list("file__key", "text")
    return {str(key): text for key, text in found}


def unchecked(keys: Iterable[UUID | str]) -> frozenset[str]:
    """Those of these files that nobody has looked through for malware yet. One SQL."""
    wanted = [str(key) for key in keys if key]
    found = File.objects.filter(key__in=wanted, checked=Checked.NOT_YET).values_list("key", flat=True)
    return frozenset(str(key) for key in found)


def waiting() -> Waiting:
    """What the background work has still before it. One SQL."""
    unread = models.Q(kind=Kind.PDF.value, lettering=None)
    counted = File.objects.exclude(checked=Checked.INFECTED).aggregate(
        unread=models.Count("id", unread), unchecked=models.Count("id", models.Q(checked=Checked.NOT_YET))
    )
    return Waiting(**counted)


def _whole(row: File, place: str, sha256: str) -> bytes:
    path = Path(settings.MEDIA_ROOT) / place
    if not path.exists():
        raise _lost(row, "không còn trên đĩa")
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise _lost(row, "đã bị thay đổi trên đĩa")
    return data


def view(row: File) -> FileView:
    """The row as a value."""
    return FileView(
        key=row.key,
        name=row.name,
        kind=Kind(row.kind),
        size=row.size,
        sha256=row.sha256,
        stored_at=row.stored_at,
        pages=row.pages,
        signed=row.signed,
        checked=Checked(row.checked),
        archival=row.archival,
    )


def _row(key: UUID | str) -> File:
    try:
        return File.objects.get(key=UUID(str(key)))
    except (ValueError, File.DoesNotExist):
        raise Refused("Không có tệp này.", "There is no such file.") from None


def _lost(row: File, what: str) -> Refused:
    return Refused(
        f"Tệp “{row.name}” {what}. Hãy báo quản trị phục hồi từ bản sao lưu.",
        f"The file “{row.name}” is missing or altered on the disk. Ask the administrator to restore it.",
    )
