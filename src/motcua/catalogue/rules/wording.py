"""What a typed check found, in words for the person who made the file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_WORDS = {
    "missing": "thiếu trường này",
    "extra_forbidden": "trường không có trong định dạng",
    "string_type": "phải là chuỗi chữ",
    "int_type": "phải là số nguyên",
    "float_type": "phải là số",
    "bool_type": "phải là true hoặc false",
    "list_type": "phải là danh sách",
    "tuple_type": "phải là danh sách",
    "dict_type": "phải là đối tượng { }",
    "model_type": "phải là đối tượng { }",
    "model_attributes_type": "phải là đối tượng { }",
    "string_too_short": "không được để trống",
    "finite_number": "phải là số hữu hạn",
    "date_from_datetime_parsing": "phải là ngày dạng 2025-07-01",
    "date_type": "phải là ngày dạng 2025-07-01",
}
_MEASURED = {
    "greater_than_equal": ("ge", "không được nhỏ hơn"),
    "less_than_equal": ("le", "không được lớn hơn"),
    "string_too_long": ("max_length", "dài quá số chữ cho phép:"),
    "too_long": ("max_length", "nhiều hơn số mục cho phép:"),
    "too_short": ("min_length", "ít hơn số mục cần có:"),
    "literal_error": ("expected", "chỉ nhận một trong:"),
}


def sentence(path: tuple[str | int, ...], error: Mapping[str, Any]) -> str:
    """One sentence: where in the file, what is wrong, and what was found."""
    return f"{where(path)}: {_reason(error)}{_found(error)}"


def where(path: tuple[str | int, ...]) -> str:
    """A path as people count: procedures, 3, name -> thủ tục thứ 4 › name."""
    if len(path) >= 2 and path[0] == "procedures" and isinstance(path[1], int):
        rest = " › ".join(_step(p) for p in path[2:])
        return f"thủ tục thứ {path[1] + 1}" + (f" › {rest}" if rest else "")
    return " › ".join(_step(p) for p in path) or "tệp"


def _step(part: str | int) -> str:
    return f"mục {part + 1}" if isinstance(part, int) else part


def _reason(error: Mapping[str, Any]) -> str:
    kind = error["type"]
    if kind in _MEASURED:
        key, words = _MEASURED[kind]
        return f"{words} {error['ctx'][key]}"
    return _WORDS.get(kind, str(error["msg"]).removeprefix("Value error, "))


def _found(error: Mapping[str, Any]) -> str:
    if error["type"] in ("missing", "extra_forbidden") or isinstance(error["input"], dict | list):
        return ""
    shown = repr(error["input"])
    return f" (đang ghi {shown if len(shown) <= 60 else shown[:57] + '…'})"
