"""Opens what comes from outside in a process of its own, bounded in memory and time: what bursts, bursts there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua.documents.rules.damage import Damaged
from motcua.documents.terms import Kind

#: seconds of waiting in all; the computing has a bound of its own (rules.preparing)
PATIENCE = 90
_PREPARING = "motcua.documents.rules.preparing"
#: opened at once by one process of the server: two photos keep two cores busy
_TURNS = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One paper made of what was handed in."""

    data: bytes
    pages: int
    signed: bool
    stripped: bool
    #: PDF/A, as it says of itself
    archive: bool


class Unfit(Damaged):  # noqa: N818
    """One of the files does not open; `at` is its place among them."""

    def __init__(self, at: int, vi: str, en: str) -> None:
        super().__init__(vi, en)
        self.at = at


def prepared(parts: Sequence[tuple[Kind, bytes]], title: str, stamp: str = "") -> Prepared:
    """One readable paper of these parts, in their order. Raises Unfit."""
    with _TURNS, tempfile.TemporaryDirectory(prefix="motcua-paper-") as scratch:
        folder = Path(scratch)
        for n, (_, data) in enumerate(parts):
            (folder / f"in-{n}").write_bytes(data)
        job = {"kinds": [kind.value for kind, _ in parts], "title": title, "stamp": stamp}
        (folder / "job.json").write_text(json.dumps(job), encoding="utf-8")
        return _answer(folder, ran(_PREPARING, folder, PATIENCE))


def ran(module: str, folder: Path, patience: int) -> bool:
    """Runs a module of ours on a folder of ours; whether it came to its end by itself."""
    quiet = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "RAYON_NUM_THREADS"), "1")
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "HOME") if name in os.environ}
    words = [sys.executable, "-m", module, str(folder)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, our own folder
            words, env=kept | quiet, capture_output=True, timeout=patience, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _answer(folder: Path, ended: bool) -> Prepared:
    try:
        said = json.loads((folder / "answer.json").read_bytes()) if ended else None
    except FileNotFoundError:
        said = None
    if said is None:
        raise Unfit(
            0,
            "quá nặng để mở an toàn. Hãy chụp lại ở độ phân giải thường, hoặc in lại thành PDF rồi gửi.",
            "is too heavy to be opened safely. Take it again at normal resolution, or print it to PDF, and send it.",
        )
    if "vi" in said:
        raise Unfit(said["at"], said["vi"], said["en"])
    return Prepared(
        (folder / "made.pdf").read_bytes(), said["pages"], said["signed"], said["stripped"], said["archive"]
    )
