"""Linked procedures of one event of life, done with one declaration (A054): data/bundles.json, those in force today."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from motcua.catalogue.queries.held import VersionView, version_on
from motcua.catalogue.terms import Content, FormField, Paper
from motcua.kernel.refused import Refused

_DATA = Path(__file__).parent.parent / "data" / "bundles.json"


@dataclass(frozen=True, slots=True)
class LinkedView:
    """One procedure of a bundle. after: code of the one whose result it waits for, "" when it begins at once; brings:
    papers that this result stands for."""

    version: VersionView
    after: str
    brings: frozenset[str]

    @property
    def papers(self) -> tuple[Paper, ...]:
        """What is handed in for it beside what the others bring."""
        return tuple(p for p in self.version.papers if p.name not in self.brings)


@dataclass(frozen=True, slots=True)
class BundleView:
    """Procedures that may be done with one declaration, the first one first."""

    parts: tuple[LinkedView, ...]

    @property
    def others(self) -> tuple[LinkedView, ...]:
        """Those offered beside the first."""
        return self.parts[1:]

    def only(self, codes: Iterable[str]) -> BundleView | None:
        """The first procedure with those of the others that are wanted; None when that is none of them."""
        wanted = {self.parts[0].version.procedure_code, *codes}
        parts = tuple(p for p in self.parts if p.version.procedure_code in wanted)
        return replace(self, parts=parts) if len(parts) > 1 else None

    @property
    def together(self) -> VersionView:
        """The first procedure, asking for the papers and answers of all: each thing once."""
        papers: dict[str, Paper] = {p.name: p for part in self.parts for p in part.papers}
        fields: dict[str, FormField] = {f.id: f for part in reversed(self.parts) for f in part.version.form_fields}
        first = self.parts[0].version
        ordered = [f.id for part in self.parts for f in part.version.form_fields]
        content = first.content.model_copy(
            update={"papers": tuple(papers.values()), "form": tuple(fields[i] for i in dict.fromkeys(ordered))}
        )
        assert isinstance(content, Content)
        return replace(first, content=content)


def linked(procedure: str, day: date, *, revision: int | None = None) -> BundleView | None:
    """What may be done together with a procedure, out of every bundle that begins with it and is in force that day.

    None when there is nothing else.
    """
    named: dict[str, dict[str, Any]] = {}
    for said in _data():
        if said["parts"][0]["procedure"] == procedure:
            named |= {part["procedure"]: part for part in said["parts"]}
    found = (_linked(part, day, revision) for part in named.values())
    parts = tuple(part for part in found if part is not None)
    return BundleView(parts) if len(parts) > 1 and parts[0].version.procedure_code == procedure else None


@cache
def _data() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(_DATA.read_text(encoding="utf-8"))["bundles"])


def _linked(said: dict[str, Any], day: date, revision: int | None) -> LinkedView | None:
    try:
        version = version_on(said["procedure"], day, revision=revision)
    except Refused:
        return None
    return LinkedView(version, said.get("after", ""), frozenset(said.get("brings", ())))
