"""What another system must be able to do for the files that come in."""

from __future__ import annotations

from typing import Protocol


class Silent(Exception):  # noqa: N818
    """The scanner gave no answer, or none that can be understood."""


class Guard(Protocol):
    """Looks through bytes for malware."""

    def threat(self, data: bytes) -> str:
        """Name of the malware found; empty for none. Raises Silent."""
        ...
