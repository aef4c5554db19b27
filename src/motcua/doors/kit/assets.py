"""Static files by content: an address changes exactly when its bytes do."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static


@cache
def address(path: str) -> str:
    """/static/kit/desk.css?v=1a2b3c4d. Raises FileNotFoundError when the package lacks it."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"Thiếu tệp tĩnh {path}")
    return f"{static(path)}?v={hashlib.sha256(Path(found).read_bytes()).hexdigest()[:8]}"
