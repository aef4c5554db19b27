"""Who rated what stays unknown: a dossier is known here by a mark only."""

from __future__ import annotations

import hashlib
import hmac


def mark(code: str, key: str) -> str:
    """The dossier's mark. Without the installation's key nobody makes it from the code."""
    return hmac.digest(key.encode(), f"danh-gia/{code}".encode(), hashlib.sha256).hex()


def mark_of_none(said: str, key: str) -> str:
    """The mark of an answer about no dossier: of one press, so that it counts once."""
    return hmac.digest(key.encode(), f"danh-gia-chung/{said}".encode(), hashlib.sha256).hex()
