"""QR codes on pages."""

from __future__ import annotations

import segno


def drawn(text: str) -> str:
    """The code as inline SVG."""
    return segno.make(text, error="m", micro=False).svg_inline(scale=5, border=2, dark="#000", light="#fff")
