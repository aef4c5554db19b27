"""JSON read together with the line on which each value stands, so that every complaint can name a line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: longest file taken, in bytes, and deepest nesting
LARGEST = 20_000_000
DEEPEST = 40

Path = tuple[str | int, ...]
_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+')


class Broken(ValueError):
    """The text is not usable. Carries the line, counted from 1."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Lined:
    """A value and the line of each path inside it."""

    value: Any
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a path, or of the nearest part around it that exists."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def read(raw: bytes) -> Lined:
    """Decode and parse. Raises Broken for what is not UTF-8, not JSON, too large, too deep or ambiguous."""
    if len(raw) > LARGEST:
        raise Broken(1, f"tệp lớn hơn {LARGEST // 1_000_000} MB")
    text = _decoded(raw)
    lines = _Lines(text)
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as wrong:
        raise Broken(wrong.lineno, _reason(wrong)) from None
    except RecursionError:
        raise Broken(1, f"lồng nhau sâu hơn {DEEPEST} lớp") from None
    except ValueError as wrong:  # NaN, Infinity, a number of too many digits
        raise Broken(1, str(wrong)) from None
    return Lined(value, lines.of())


def _decoded(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        raise Broken(line, f"byte thứ {wrong.start + 1} không phải UTF-8; lưu lại tệp với mã UTF-8") from None
    if not text.strip():
        raise Broken(1, "tệp rỗng")
    return text


def _no_constant(name: str) -> Any:
    raise ValueError(f"số '{name}' không dùng được")


def _reason(wrong: json.JSONDecodeError) -> str:
    return f"JSON hỏng ở cột {wrong.colno}: {_WORDS.get(wrong.msg, wrong.msg)}"


_WORDS = {
    "Expecting ',' delimiter": "thiếu dấu phẩy",
    "Expecting ':' delimiter": "thiếu dấu hai chấm",
    "Expecting value": "thiếu giá trị",
    "Expecting property name enclosed in double quotes": "thiếu tên trường trong ngoặc kép",
    "Unterminated string starting at": "chuỗi không đóng ngoặc kép",
    "Extra data": "thừa nội dung sau khi đã hết",
    "Illegal trailing comma before end of object": "thừa dấu phẩy",
    "Illegal trailing comma before end of array": "thừa dấu phẩy",
    "Invalid control character at": "có ký tự điều khiển trong chuỗi",
}


class _Lines:
    """Walks text already known to be JSON and notes the line of every path."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.found: dict[Path, int] = {}

    def of(self) -> dict[Path, int]:
        self._value((), 0)
        return self.found

    def _skip(self) -> str:
        self._on(_SPACE)
        return self.text[self.at : self.at + 1]

    def _on(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        taken = found[0] if found else ""
        self.line += taken.count("\n")
        self.at += len(taken)
        return taken

    def _value(self, path: Path, depth: int) -> None:
        mark = self._skip()
        self.found[path] = self.line
        if depth > DEEPEST:
            raise Broken(self.line, f"lồng nhau sâu hơn {DEEPEST} lớp")
        if mark == "{":
            self._members(path, depth)
        elif mark == "[":
            self._items(path, depth)
        else:
            self._scalar()

    def _scalar(self) -> None:
        line = self.line
        taken = self._on(_SCALAR)
        if taken.startswith('"') and "\\u" in taken:
            _must_be_storable(json.loads(taken), line)

    def _members(self, path: Path, depth: int) -> None:
        self.at += 1
        while self._skip() != "}":
            line = self.line
            name = json.loads(self._on(_SCALAR))
            if (*path, name) in self.found:
                raise Broken(line, f"trường '{name}' khai hai lần")
            self._skip()
            self.at += 1  # the colon
            self._value((*path, name), depth + 1)
            self._comma()
        self.at += 1

    def _items(self, path: Path, depth: int) -> None:
        self.at += 1
        place = 0
        while self._skip() != "]":
            self._value((*path, place), depth + 1)
            place += 1
            self._comma()
        self.at += 1

    def _comma(self) -> None:
        if self._skip() == ",":
            self.at += 1


def _must_be_storable(words: str, line: int) -> None:
    if "\x00" in words or any("\ud800" <= c <= "\udfff" for c in words):
        raise Broken(line, "chuỗi có ký tự không lưu được (\\u0000 hoặc nửa ký tự \\ud800-\\udfff)")
