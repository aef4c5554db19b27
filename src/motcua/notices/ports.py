"""What we ask of those who carry messages."""

from __future__ import annotations

from typing import Protocol

from motcua.notices.terms import Letter


class Carrier(Protocol):
    """Hands a letter to somebody's network. May be slow, wrong or silent; raises OSError when it could not."""

    def send(self, recipient: str, letter: Letter, *, key: str) -> None:
        """Hand over once; the key lets the other side notice a repetition."""
