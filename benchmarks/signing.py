"""Signing: documents a second with a software key, against the bare RSA signatures of the same papers in the same run.

Each document is a whole paper: intent written, block drawn, signed, time-stamped, made ready for the archive, kept.
Authority, time-stamper and lists are this installation's own simulators, so that no network is in the figure."""

from __future__ import annotations

import os
import resource
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import _place

ROUNDS = int(os.environ.get("BENCH_N", "20"))
AT = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
#: signatures in one document made ready for the archive: the signer's, and two time-stamps
VALUES = 3


def run() -> Iterator[dict[str, Any]]:
    """One line: documents a second, what one costs, the bare signatures beside it, peak memory."""
    _place.ready()
    with TemporaryDirectory() as folder:
        yield _measured(Path(folder)) | {"peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def _measured(folder: Path) -> dict[str, Any]:
    from django.conf import settings

    from motcua.documents.models import Certificate
    from motcua.documents.operations import signing
    from motcua.documents.operations.partners import opened
    from motcua.documents.terms.signatures import Block

    settings.PKI, settings.MEDIA_ROOT = folder / "pki", folder / "files"
    code, head = _signer()
    paper = _paper()
    told: dict[str, Any] = {"certificate": code, "content": paper, "block": Block(above="Lò Văn Dũng"), "by": head}
    told["signer"] = opened(Certificate.objects.get(code=code), "")  # as in a sitting: once for all
    signing.sign(**told, at=AT, key="warm")
    spent = [_timed(lambda n=n: signing.sign(**told, at=AT, key=f"bench-{n}")) for n in range(ROUNDS)]
    bare = [_timed(lambda: _bare(paper)) for _ in range(ROUNDS)]
    (wall, ours), (_, reference) = (map(statistics.median, zip(*took, strict=True)) for took in (spent, bare))
    return {
        "figure": "documents signed a second, B-LTA, software key", "rounds": ROUNDS, "per_s": round(1 / wall, 1),
        "cpu_ms": round(ours * 1000, 1), "bare_rsa_cpu_ms": round(reference * 1000, 1),
        "ratio": round(ours / reference, 1), "goal": ">= 5 a second",
    }  # fmt: skip


def _timed(work: Any) -> tuple[float, float]:
    """Seconds by the clock on the wall, and of this process's CPU."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def _signer() -> tuple[str, Any]:
    """A registered certificate, and the person it belongs to."""
    from motcua.adapters.signing.partners import authority
    from motcua.documents.operations import certificates
    from motcua.documents.terms.signatures import Way
    from motcua.kernel.actor import SYSTEM, Actor

    issued = authority().made().issue("Lò Văn Dũng", place="bench")
    made = certificates.register(
        content=issued.chain, holder="Lò Văn Dũng", person=1, unit=1, way=Way.FILE, place=issued.place,
        demonstration=True, by=SYSTEM, at=AT,
    )  # fmt: skip
    return made.code, Actor(person=1, name="Lò Văn Dũng")


def _paper() -> bytes:
    from benchmarks.slips import _values
    from motcua.documents.operations import render
    from motcua.documents.terms import Form

    return render(Form.RECEIPT, 2025, _values(1))


def _bare(paper: bytes) -> None:
    """What nobody can do without: as many RSA signatures, with the certificate's own key."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    from motcua.adapters.signing.authority import STAMPER
    from motcua.adapters.signing.partners import authority

    key = authority().key(STAMPER)
    for _ in range(VALUES):
        key.sign(paper, padding.PKCS1v15(), hashes.SHA256())
