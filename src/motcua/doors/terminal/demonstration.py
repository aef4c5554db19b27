"""The demonstration: the seeds' districts with their real figures, and one living ward to work in."""

from __future__ import annotations

from collections.abc import Callable


def load(*, say: Callable[[str], None]) -> None:
    """Load what is missing; a second call finds everything there and takes seconds."""


def welcome(address: str) -> str:
    """Addresses and accounts, for a terminal."""
    return f"motcua: {address}\n"
