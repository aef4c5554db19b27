"""A line of a page that a task is made of, on its way through an address: only words a page of ours showed arrive."""

from __future__ import annotations

from django.core import signing

SALT = "motcua.line"


def sealed(code: str, line: str) -> str:
    """What stands in the address."""
    return signing.Signer(salt=SALT).sign_object([code, line])


def opened(code: str, said: str) -> str:
    """The line about that dossier; empty when the words are anybody else's."""
    try:
        about, line = signing.Signer(salt=SALT).unsign_object(said)
    except signing.BadSignature:
        return ""
    return str(line) if about == code else ""
