"""Files sent piece by piece: a cut line goes on where it stopped, and what is sent twice counts once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.documents.models import Upload
from motcua.documents.rules.names import bare
from motcua.documents.rules.opening import too_big
from motcua.documents.rules.sizes import megabytes
from motcua.documents.terms import LIMIT
from motcua.kernel.refused import Refused

#: bytes of one piece at most
PIECE = 1024 * 1024
#: files one owner may have on the way
MOST = 20
#: afterwards what never came whole is forgotten
KEPT = timedelta(days=2)


def append(*, key: UUID, owner: str, name: str, size: int, offset: int, piece: bytes, at: datetime) -> int:
    """Lay a piece where it belongs; how many bytes are here now, from which the sender goes on.

    A piece sent twice changes nothing; one that begins beyond what is here is not laid. Raises Refused."""
    if size > LIMIT:
        raise too_big(name)
    if not size > 0 or len(piece) > PIECE or offset < 0 or offset + len(piece) > size:
        raise Refused("Đoạn tệp không khớp. Hãy chọn lại tệp và gửi.", "The piece does not fit. Choose the file anew.")
    with transaction.atomic():
        row = _row(key, owner, bare(name), size, at)
        fresh = piece[row.received - offset :] if offset <= row.received else b""
        if fresh:
            _lay(row, fresh)
        return row.received


def received(*, key: UUID, owner: str) -> int:
    """How many bytes are here; 0 for a file nobody began."""
    return Upload.objects.filter(key=key, owner=owner).values_list("received", flat=True).first() or 0


def whole(*, keys: Iterable[str], owner: str) -> list[tuple[str, BytesIO]]:
    """Names and bytes of files that have come whole. Refused when one has not."""
    found = []
    for key in keys:
        row = _known(key, owner)
        if row.received < row.size:
            raise Refused(
                f"Tệp “{row.name}” mới tới {megabytes(row.received)} trên {megabytes(row.size)}. Hãy gửi tiếp.",
                f"Of “{row.name}” {megabytes(row.received)} of {megabytes(row.size)} have come. Send the rest.",
            )
        found.append((row.name, BytesIO(_place(row.key).read_bytes())))
    return found


def forget(*, keys: Iterable[str], owner: str) -> None:
    """What has been taken over is no longer on its way."""
    for key in keys:
        _drop(_known(key, owner))


def forget_stale(*, at: datetime) -> int:
    """What never came whole within two days goes. Returns how many there were."""
    stale = list(Upload.objects.filter(begun_at__lt=at - KEPT))
    for row in stale:
        _drop(row)
    return len(stale)


def _known(key: str, owner: str) -> Upload:
    try:
        return Upload.objects.get(key=UUID(key), owner=owner)
    except (ValueError, Upload.DoesNotExist):
        raise Refused("Tệp gửi dở không còn ở đây. Hãy chọn lại tệp.", "That file is gone. Choose it anew.") from None


def _row(key: UUID, owner: str, name: str, size: int, at: datetime) -> Upload:
    """The row under lock, new where there is none."""
    if not Upload.objects.filter(key=key).exists():
        if Upload.objects.filter(owner=owner).count() >= MOST:
            raise Refused(
                f"Đang có {MOST} tệp gửi dở. Hãy gửi xong các tệp đó trước.", f"{MOST} files are on the way already."
            )
        said = {"owner": owner, "name": name, "size": size, "begun_at": at}
        Upload.objects.get_or_create(key=key, defaults=said)
    row = Upload.objects.select_for_update().get(key=key)
    if (row.owner, row.size) != (owner, size):
        raise Refused("Mã gửi tệp đã dùng cho tệp khác. Hãy chọn lại tệp.", "That key is of another file.")
    return row


def _lay(row: Upload, fresh: bytes) -> None:
    """After what is known to be here: bytes a crash left behind are written over."""
    place = _place(row.key)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("r+b" if place.exists() else "w+b") as file:
        file.seek(row.received)
        file.write(fresh)
        file.truncate()
    row.received += len(fresh)
    row.save(update_fields=["received"])


def _place(key: UUID) -> Path:
    return Path(settings.MEDIA_ROOT) / "parts" / str(key)


def _drop(row: Upload) -> None:
    _place(row.key).unlink(missing_ok=True)
    row.delete()
