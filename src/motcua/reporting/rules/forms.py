"""Reading the definition of a form."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from motcua.kernel.refused import Refused
from motcua.kernel.text import Text
from motcua.measures.terms import Cell
from motcua.reporting.terms import Check, Column, Form, Memo

FOLDER = Path(__file__).parent.parent / "data"


@cache
def form(code: str) -> Form:
    """The form by its code. Refused, naming those there are, when there is none."""
    known = {path.stem: path for path in FOLDER.glob("*.json")}
    if code not in known:
        there = ", ".join(sorted(known))
        raise Refused(f"Không có biểu mẫu {code}. Các biểu có: {there}.", f"No form {code}. There are: {there}.")
    return read(json.loads(known[code].read_text(encoding="utf-8")))


def read(said: dict[str, Any]) -> Form:
    """A form from its definition."""
    texts = {name: _text(said[name]) for name in ("number", "issued", "title", "counted_in", "total", "choice")}
    return Form(
        code=said["code"], rows=said["rows"], columns=tuple(_column(c) for c in said["columns"]),
        checks=tuple(Check(tuple(c["left"]), tuple(c["right"])) for c in said["checks"]),
        memo=tuple(Memo(_text(m["name"]), _cells(m["cells"])) for m in said["memo"]), **texts,
    )  # fmt: skip


def _column(said: dict[str, Any]) -> Column:
    kind: Any = said.get("is") or ("cells" if "cells" in said else "sum")
    head = tuple(_text(h) for h in said["head"])
    cells, sums = _cells(said.get("cells", ())), tuple(said.get("sum", ()))
    return Column(said["no"], head, kind, cells, sums, said.get("width", 11))


def _text(said: dict[str, str]) -> Text:
    return Text(said["vi"], said["en"])


def _cells(said: list[str]) -> tuple[Cell, ...]:
    return tuple(Cell(c) for c in said)
