"""How a seal is made. Pure."""

from __future__ import annotations

import hashlib


def sealed(before: bytes, digest: bytes, last_event: int, events: int) -> bytes:
    """The hash of a seal: over the seal before it, the digest of the events' hashes, and how far it reaches."""
    return hashlib.sha256(before + digest + f"{last_event}/{events}".encode()).digest()
