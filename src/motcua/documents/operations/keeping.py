"""Stores a file somebody hands in: opened first, named by the hash of its bytes, written whole or not at all."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from django.conf import settings

from motcua.documents.models import File
from motcua.documents.queries import view
from motcua.documents.rules.names import cleaned
from motcua.documents.rules.opening import opened, too_big
from motcua.documents.terms import LIMIT, Checked, FileView, Kind


def store(*, name: str, stream: BinaryIO, at: datetime) -> FileView:
    """Keeps the bytes and one row about them. Refused, with what to do, when the file is empty, too big, of another
    kind, cut, damaged or locked; nothing is kept then. Not searched for malware."""
    data = read(name, stream)
    return keep(name, opened(name, data), data, at)


def keep(
    name: str,
    kind: Kind,
    data: bytes,
    at: datetime,
    *,
    pages: int = 0,
    signed: bool = False,
    checked: Checked = Checked.NOT_YET,
    archival: bool | None = None,
) -> FileView:
    """Bytes that have been opened, kept under their hash, and one row about them."""
    digest = hashlib.sha256(data).hexdigest()
    with alone():
        path = shelve(data, digest)
        kept = File.objects.create(
            key=uuid4(), name=cleaned(name, kind), kind=kind.value, size=len(data), sha256=digest, path=path,
            stored_at=at, pages=pages, signed=signed, checked=checked, archival=archival,
            checked_at=None if checked is Checked.NOT_YET else at,
        )  # fmt: skip
    return view(kept)


def shelve(data: bytes, digest: str) -> str:
    """The bytes under their hash; where they lie. Within `alone`."""
    path = f"{digest[:2]}/{digest[2:4]}/{digest}"
    _write(Path(settings.MEDIA_ROOT) / path, data)
    return path


@contextmanager
def alone() -> Iterator[None]:
    """Keeping and forgetting bytes come one after the other, whatever process does them."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def read(name: str, stream: BinaryIO) -> bytes:
    """At most one byte over the limit is ever read."""
    data = bytearray()
    while len(data) <= LIMIT and (piece := stream.read(LIMIT + 1 - len(data))):
        data += piece
    if len(data) > LIMIT:
        raise too_big(name)
    return bytes(data)


def _write(path: Path, data: bytes) -> None:
    """The same bytes lie in one place, and other bytes never take it; a crash leaves no half file under the name."""
    if path.exists() and path.read_bytes() == data:
        path.touch()  # in use again: not to be forgotten now
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """The new name itself reaches the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
