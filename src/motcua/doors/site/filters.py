"""Filters of the list of procedures: combinable, each choice with the number it would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from motcua.catalogue.queries import VersionView
from motcua.directory.terms import Level
from motcua.kernel.text import Text

LEVELS = {
    Level.PROVINCE: Text("Cấp tỉnh", "Province"),
    Level.DEPARTMENT: Text("Sở, ngành", "Provincial department"),
    Level.DISTRICT: Text("Cấp huyện", "District"),
    Level.COMMUNE: Text("Cấp xã", "Commune"),
}
ONLINE = {
    "full": Text("Trực tuyến toàn trình", "Fully online"),
    "partial": Text("Trực tuyến một phần", "Partly online"),
    "info": Text("Nộp tại quầy", "At the counter"),
}
#: name in the address -> label, what it reads of a version
FACETS: Mapping[str, tuple[Text, Callable[[VersionView], tuple[str, ...]]]] = {
    "cap": (Text("Cấp giải quyết", "Level"), lambda v: (v.level.value,)),
    "linh-vuc": (Text("Lĩnh vực", "Field"), lambda v: (v.field_name,)),
    "doi-tuong": (Text("Đối tượng", "For whom"), lambda v: v.content.subjects),
    "muc": (Text("Cách nộp", "How to file"), lambda v: (v.online_level.value,)),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with the number of procedures it would leave."""

    value: str
    words: Text
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter."""

    name: str
    label: Text
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Filtered:
    """What is left, the filters, and the address of this selection without its page."""

    versions: tuple[VersionView, ...]
    facets: tuple[Facet, ...]
    query: str


def filtered(versions: Iterable[VersionView], asked: Mapping[str, str]) -> Filtered:
    """Apply the filters named in the address; unknown names and values leave everything or nothing, never an error."""
    everything = tuple(versions)
    chosen = {name: asked[name] for name in FACETS if asked.get(name)}
    kept = tuple(v for v in everything if _fits(v, chosen))
    facets = tuple(_facet(name, everything, chosen) for name in FACETS)
    extra = {name: asked[name] for name in ("tim", "viec") if asked.get(name)}
    return Filtered(kept, facets, urlencode(extra | chosen))


def _fits(version: VersionView, chosen: Mapping[str, str]) -> bool:
    return all(value in FACETS[name][1](version) for name, value in chosen.items())


def _facet(name: str, versions: tuple[VersionView, ...], chosen: Mapping[str, str]) -> Facet:
    label, read = FACETS[name]
    others = {other: value for other, value in chosen.items() if other != name}
    counts = Counter(value for v in versions if _fits(v, others) for value in read(v))
    choices = [Choice(value, _words(name, value), n, chosen.get(name) == value) for value, n in counts.items()]
    return Facet(name, label, tuple(sorted(choices, key=lambda c: c.words.vi)))


def _words(name: str, value: str) -> Text:
    if name == "cap":
        return LEVELS.get(Level(value), Text(value, value))
    return ONLINE.get(value, Text(value, value)) if name == "muc" else Text(value, value)
