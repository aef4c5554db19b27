"""Procedure codes as they are written, brought to the national form d.dddddd (domain 04 §5.1)."""

from __future__ import annotations

import re

_CODE = re.compile(r"^([1-3])\.(\d{3})\.?(\d{3})(?:\.([0-9A-Z.]+))?$")


def normalised(written: str) -> tuple[str, str]:
    """(national code, rest naming the publishing agency). Raises ValueError when it is no procedure code.

    Blanks inside and a misprinted dot, both seen in real decisions, are forgiven:
    "2.000908.00 0.00.00.H61" is 2.000908 of 000.00.00.H61, "1.014.111" is 1.014111.
    """
    found = _CODE.match("".join(written.split()))
    if not found:
        raise ValueError(
            f"mã '{written}' không phải mã thủ tục: cần dạng 1.001193, có thể kèm mã cơ quan như 1.001193.H42"
        )
    head, first, second, agency = found.groups()
    return f"{head}.{first}{second}", agency or ""


def loose(written: str) -> str | None:
    """The code somebody typed into a search box, dots forgotten or not; None when it is no code."""
    squeezed = "".join(written.split())
    found = re.match(r"^([1-3])\.?(\d{3})\.?(\d{3})(?!\d)", squeezed)
    return f"{found[1]}.{found[2]}{found[3]}" if found else None
