"""A whole directory at once, from its description; again and again without effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import DataError

from motcua.directory import access
from motcua.directory.operations import ending
from motcua.directory.operations.changing import change
from motcua.directory.operations.loading import Loader
from motcua.directory.rules.description import read
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Installed:
    """How many were new."""

    units: int
    posts: int
    people: int
    successions: int


def install(*, description: Mapping[str, Any], by: Actor, at: datetime) -> Installed:
    """Make what the description (rules.description) says and is not there yet. All or nothing; again without effect.

    Refused, with the place in the file: broken shape, an unknown parent or unit, a code taken, a unit that is there
    already but otherwise. Only the system may: it builds trees from their top.
    """
    access.must_administer(by, None)
    said = read(description)
    with change("install", subject="description", by=by, at=at):
        load = Loader(by, at)
        units = _each("units", said.units, load.unit)
        posts = _each("posts", said.posts, load.post)
        successions = _each("successions", said.successions, load.succession)
        if units or successions:
            load.settle()
            ending.must_hang_together(min(u.since for u in said.units))
    return Installed(units, posts, load.people, successions)


def _each(name: str, lines: Iterable[Line], make: Callable[[Line], bool]) -> int:
    """How many lines made something; a refusal says in which line."""
    new = 0
    for at, line in enumerate(lines):
        try:
            new += make(line)
        except Refused as no:
            raise Refused(f"{name}[{at}]: {no.vi}", f"{name}[{at}]: {no.en}") from no
        except DataError as unfit:
            raise Refused(
                f"{name}[{at}]: có nội dung dài quá hoặc không ghi được. Rút ngắn hoặc sửa dòng này.",
                f"{name}[{at}]: something is too long or cannot be kept. Shorten or mend this line.",
            ) from unfit
    return new
