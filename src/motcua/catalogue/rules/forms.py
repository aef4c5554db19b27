"""Which questions the electronic form of a procedure asks about its subject.

Who applies (name, identity number, telephone, address) is asked by every filing and not repeated here. The sections
are data: data/forms.json names them by procedure code, else by field, else one general section.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from motcua.catalogue.terms.content import FormField


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = resources.files("motcua.catalogue").joinpath("data/forms.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


@dataclass(frozen=True, slots=True)
class Names:
    """How a person's name is written: letters of these general categories, signs between them, and how long."""

    categories: frozenset[str]
    signs: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class Writing:
    """How answers are written. oldest: no matter is about an event of an earlier year."""

    name: Names
    oldest: int


@lru_cache(maxsize=1)
def writing() -> Writing:
    """How answers are written, as the data says."""
    said = _data()["answers"]
    name = said["name"]
    return Writing(Names(frozenset(name["categories"]), frozenset(name["signs"]), name["longest"]), said["oldest"])


def form(code: str, field: str) -> tuple[FormField, ...]:
    """The fields to ask, in order, each in its section."""
    data = _data()
    names = data["by_code"].get(code) or data["by_field"].get(field) or data["otherwise"]
    return tuple(f for name in names for f in _section(name))


@lru_cache(maxsize=64)
def _section(name: str) -> tuple[FormField, ...]:
    section = _data()["sections"][name]
    heads = {"section_vi": section["vi"], "section_en": section["en"]}
    return tuple(FormField.model_validate(heads | field) for field in section["fields"])
