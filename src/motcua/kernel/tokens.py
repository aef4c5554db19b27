"""Secrets printed on slips: derived from what they open and this installation's key, stored nowhere."""

from __future__ import annotations

import hashlib
import hmac

#: Crockford's base 32: no I, L, O, U, so nothing that looks like 1, 0 or V
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans("OIL", "011", " -.")


def token(subject: str, key: str) -> str:
    """8 characters that cannot be misread, from HMAC-SHA256 of the subject."""
    number = int.from_bytes(hmac.digest(key.encode(), subject.encode(), hashlib.sha256)[:5], "big")
    return "".join(LETTERS[number >> shift & 31] for shift in range(35, -1, -5))


def matches(typed: str, subject: str, key: str) -> bool:
    """Whether somebody typed the subject's token: case, blanks and misread letters forgiven, constant time."""
    return hmac.compare_digest(typed.upper().translate(_MISREAD).encode(), token(subject, key).encode())
