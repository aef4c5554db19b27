"""What the paper of a dossier will state: each field with where its words come from, and what still lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.dossiers.queries.reading import Whole, whole, wholes
from motcua.dossiers.rules import composing, issued, kinds, rights
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Fact, Field, Held, ResultKind
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

FORM = Text("tờ khai", "form")
FILE = Text("hồ sơ", "dossier")
NOBODY = Text("", "")


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: what the paper will say, and who says so."""

    field: Field
    value: str
    source: Text

    @property
    def lacks(self) -> bool:
        """It must say something and does not."""
        return self.field.must and not self.value


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper of this kind will state."""

    kind: ResultKind
    fields: tuple[FieldView, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """Labels of what still lacks."""
        return tuple(view.field.label for view in self.fields if view.lacks)


def content(actor: Actor, code: str, on: date, kind: str | None = None) -> Content:
    """Of one dossier. kind: one that fits; that of its last paper, else its own, when left out. One SQL. Refused on a
    kind that does not fit."""
    return _content(whole(code, rights.visible(actor)), on, kind)


def lacking(actor: Actor, codes: Collection[str], on: date) -> dict[str, tuple[str, ...]]:
    """What the papers of these dossiers lack, by code; those that lack nothing are left out. One SQL."""
    if not codes:
        return {}
    found = {read.held.code: _content(read, on, None).lacking for read in wholes(list(codes), rights.visible(actor))}
    return {code: labels for code, labels in found.items() if labels}


def _content(read: Whole, on: date, kind: str | None) -> Content:
    version = catalogue.version(read.held.version)
    before = issued.last(issued.papers(read.facts))
    chosen = chosen_kind(version, on, kind or (before.kind if before else None))
    said = said_of(read.held, version, read.facts, on, read.revisions.get("directory", 0))
    return Content(chosen, tuple(_view(field, said, read) for field in chosen.fields))


def _view(field: Field, said: dict[str, str], read: Whole) -> FieldView:
    value = composing.filled(field.words, said).strip()
    return FieldView(field, value, _source(field, value, read))


def _source(field: Field, value: str, read: Whole) -> Text:
    written = issued.fills(read.facts).get(field.name)
    if written is not None and written.value == value:
        return Text(f"{written.by}, {clock(written.at)}", f"{written.by}, {clock(written.at)}")
    if not value:
        return NOBODY
    return FORM if any(name in read.held.answers for name in composing.names(field.words)) else FILE


def chosen_kind(version: VersionView, on: date, wanted: str | None) -> ResultKind:
    """The kind wanted, if it fits the procedure; its own when none is named. Raises Refused."""
    fits = kinds.fitting(version.procedure_code, on)
    if wanted is None:
        return fits[0]
    found = next((k for k in fits if k.id == wanted), None)
    if found is None:
        names = "; ".join(k.name.vi for k in fits)
        raise Refused(
            f"Thủ tục này không có loại kết quả “{wanted[:40]}”. Chọn một trong: {names}.",
            f"This procedure has no result of the kind “{wanted[:40]}”.",
        )
    return found


def said_of(held: Held, version: VersionView, facts: Iterable[Fact], on: date, revision: int) -> dict[str, str]:
    """Everything the paper may state: what the file tells, and over it what officers wrote into its fields."""
    agency = directory.tree(on, revision).unit(held.unit)
    told = composing.known(held, _answers(version, held.answers), version.name, agency, on)
    return told | {name: written.value for name, written in issued.fills(facts).items()}


def _answers(version: VersionView, answers: dict[str, Any]) -> dict[str, str]:
    """Answers of the electronic form in words."""
    words = {f.id: {c.value: c.vi for c in f.choices} for f in version.form_fields}
    return {name: words.get(name, {}).get(value, value) for name, value in answers.items() if isinstance(value, str)}
