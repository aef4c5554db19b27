"""Kinds of results as dated data (dossiers/results.json), where a province writes its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.catalogue.terms import FieldKind
from motcua.documents.terms.outcomes import Shape
from motcua.dossiers.terms import Field, ResultKind
from motcua.kernel.text import Text

_BRACES = re.compile(r"\{([a-z_|]+\??)\}")
_DATA = Path(__file__).parent.parent / "results.json"
#: fit every procedure: a decision and a notice of the outcome
GENERAL = ("thong-bao", "quyet-dinh")


@cache
def _rows() -> tuple[tuple[date, tuple[ResultKind, ...]], ...]:
    said = json.loads(_DATA.read_text(encoding="utf-8"))
    return tuple((date.fromisoformat(row["from"]), tuple(_kind(k, row) for k in row["kinds"])) for row in said)


def _kind(said: dict[str, Any], row: dict[str, Any]) -> ResultKind:
    return ResultKind(
        id=said["id"], name=Text(said["vi"], said["en"]), title=said["title"], symbol=said["symbol"],
        shape=Shape(said["shape"]), abstract=said["abstract"], show_abstract=said["show_abstract"],
        collective=said["collective"], procedures=frozenset(said["procedures"]),
        lines=tuple((label, words) for label, words in said["lines"]), paragraphs=tuple(said["paragraphs"]),
        basis=tuple(said["basis"]), recipients=tuple(said["recipients"]), addressee=said.get("addressee", ""),
        months=said.get("months", {}), about=said["about"], fields=tuple(_fields(said, row)),
    )  # fmt: skip


def _fields(said: dict[str, Any], row: dict[str, Any]) -> Iterator[Field]:
    """What its lines and paragraphs ask for, each once, but for what the office itself says: its name, the day."""
    asked = [(label, words) for label, words in said["lines"]] + [("", words) for words in said["paragraphs"]]
    seen = set(row["ours"])
    for label, words in asked:
        for braces in _BRACES.findall(words):
            name = re.split(r"[|?]", braces)[0]
            if name not in seen:
                seen.add(name)
                called = label or said.get("labels", {}).get(name) or row["labels"][name]
                yield Field(
                    name, called, "{" + braces + "}", name in said["must"], row["hints"].get(name, ""),
                    *_asked(row["asked"].get(name, {})),
                )  # fmt: skip


def _asked(said: dict[str, Any]) -> tuple[FieldKind, bool, tuple[str, ...]]:
    return FieldKind(said.get("kind", FieldKind.TEXT)), said.get("past", False), tuple(said.get("choices", ()))


def kinds_on(day: date) -> tuple[ResultKind, ...]:
    """The kinds in force on a day."""
    return max((row for row in _rows() if row[0] <= day), key=lambda row: row[0])[1]


def fitting(procedure: str, day: date) -> tuple[ResultKind, ...]:
    """Kinds a procedure may end with, its own first; a decision and a notice fit every one."""
    known = kinds_on(day)
    own = [k for k in known if procedure in k.procedures]
    general = sorted((k for k in known if k.id in GENERAL and k not in own), key=lambda k: GENERAL.index(k.id))
    return (*own, *general)


def own(procedure: str, day: date) -> ResultKind | None:
    """The kind made for this very procedure; None where only the general ones fit."""
    return next((k for k in kinds_on(day) if procedure in k.procedures), None)


def name_of(kind: str, day: date) -> Text:
    """What people call a kind."""
    return next((k.name for k in kinds_on(day) if k.id == kind), Text(kind, kind))
