"""Sizes of files in words."""

from __future__ import annotations


def megabytes(size: int, point: str = ",") -> str:
    """ "1,2 MB"; small ones in kB."""
    if size < 100_000:
        return f"{max(1, size // 1000)} kB"
    return f"{size / 1_000_000:.1f} MB".replace(".", point).replace(f"{point}0 MB", " MB")
