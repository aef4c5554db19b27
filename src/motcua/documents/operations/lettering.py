"""The background work that makes papers searchable: text beside the file, letters under the pages of a copy."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import tempfile
import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from motcua.documents.models import File, Lettering
from motcua.documents.operations.bounded import ran
from motcua.documents.operations.keeping import alone, shelve
from motcua.documents.terms import Checked, Kind

#: seconds of one turn after which no further paper is begun
TURN = 40
#: seconds for one paper
PATIENCE = 900
_READER = "motcua.documents.rules.preparing.letters"


@lru_cache(maxsize=1)
def reads() -> bool:
    """Whether this machine has tesseract and its Vietnamese."""
    tesseract = shutil.which("tesseract")
    if tesseract is None:
        return False
    said = subprocess.run(  # noqa: S603 - found on the path
        [tesseract, "--list-langs"], capture_output=True, check=False, timeout=20
    )
    return b"vie" in said.stdout.split()


def read_letters(*, at: datetime) -> int:
    """Papers nobody has read yet, oldest first, until the turn is over. Returns how many were read; none where
    tesseract is missing: they wait. What cannot be read is noted as read with no letters, and not tried again."""
    if not reads():
        return 0
    count, began = 0, time.monotonic()
    while time.monotonic() - began < TURN and (row := _next()) is not None:
        _read(row, at)
        count += 1
    return count


def _next() -> File | None:
    waiting = File.objects.filter(kind=Kind.PDF.value, lettering=None).exclude(checked=Checked.INFECTED)
    return waiting.order_by("id").first()


def _read(row: File, at: datetime) -> None:
    """The same bytes handed in twice are read once."""
    known = Lettering.objects.filter(file__sha256=row.sha256).first()
    if known is not None:
        Lettering.objects.create(file=row, text=known.text, path=known.path, sha256=known.sha256, read_at=at)
        return
    text, copy = _letters(Path(settings.MEDIA_ROOT) / row.path, lay=not row.signed)
    digest = hashlib.sha256(copy).hexdigest() if copy else ""
    with alone():
        path = shelve(copy, digest) if copy else ""
        Lettering.objects.create(file=row, text=text.replace("\0", ""), path=path, sha256=digest, read_at=at)


def _letters(path: Path, *, lay: bool) -> tuple[str, bytes]:
    """The text of the paper, and the copy with letters under its pages where there was something to lay."""
    if not path.exists():
        return "", b""
    with tempfile.TemporaryDirectory(prefix="motcua-letters-") as scratch:
        folder = Path(scratch)
        shutil.copyfile(path, folder / "in.pdf")
        (folder / "job.json").write_text(json.dumps({"lay": lay}), encoding="utf-8")
        if not ran(_READER, folder, PATIENCE):
            return "", b""
        copy = folder / "copy.pdf"
        return (folder / "text.txt").read_text(encoding="utf-8"), copy.read_bytes() if copy.exists() else b""
