"""Certificates as pyHanko wants them, and a place to run its coroutines."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from asn1crypto import pem, x509
from django.conf import settings
from pyhanko_certvalidator.registry import SimpleCertificateStore

T = TypeVar("T")


def settled(work: Coroutine[Any, Any, T]) -> T:
    """What the coroutine comes to. In a thread of its own: the caller's may have a loop already (a browser test)."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def read(der: bytes) -> x509.Certificate:
    """One certificate."""
    return x509.Certificate.load(bytes(der))


def read_all(text: bytes) -> list[x509.Certificate]:
    """Every certificate of a PEM text, or the one of a DER file. ValueError when there is none."""
    if not pem.detect(text):
        return [x509.Certificate.load(text, strict=True)]
    return [x509.Certificate.load(der) for kind, _, der in pem.unarmor(text, multiple=True) if kind == "CERTIFICATE"]


def issuers(chain: bytes) -> SimpleCertificateStore:
    """The certificates of a chain (PEM, or nothing), for pyHanko to put beside a signature."""
    made: SimpleCertificateStore = SimpleCertificateStore.from_certs(read_all(bytes(chain)) if chain else [])
    return made


def anchors() -> list[x509.Certificate]:
    """The roots this installation trusts: files in MOTCUA_HOME/pki/trust, read each time."""
    folder = Path(settings.PKI) / "trust"
    return [c for path in sorted(folder.glob("*")) if path.is_file() for c in read_all(path.read_bytes())]
