"""Every address of the program, read from its own list, with its arguments filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from motcua.doors.kit.who import OPEN

_ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Route:
    """One pattern: its whole path, the name of its view, and who may enter."""

    pattern: str
    name: str
    who: frozenset[str]

    @property
    def arguments(self) -> tuple[str, ...]:
        """Names of what stands in angle brackets."""
        return tuple(_ARGUMENT.findall(self.pattern))

    @property
    def public(self) -> bool:
        """Anybody may open it without signing in."""
        return bool(self.who & OPEN)

    def filler(self, argument: str, fillers: Mapping[str, str]) -> str | None:
        """What fills the argument: by view and argument, by door and argument, or by argument alone."""
        door = self.name.partition(":")[0]
        keys = (f"{self.name} {argument}", f"{door} {argument}", argument)
        return next((fillers[key] for key in keys if key in fillers), None)

    def path(self, fillers: Mapping[str, str]) -> str:
        """The address with every argument filled in. KeyError names the one that has no filler."""

        def fill(found: re.Match[str]) -> str:
            value = self.filler(found[1], fillers)
            if value is None:
                raise KeyError(f"{self.name} ({self.pattern}): {found[1]}")
            return value

        return "/" + _ARGUMENT.sub(fill, self.pattern)


#: what fills arguments that name nobody's dossier. A new argument needs a line here, or the two walks say so
COMMON = {
    "number": "1", "step": "nhan", "seq": "2", "message": "1", "template": "accept", "channel": "sms", "letter": "1",
    "slug": "nguoi-nop", "key": "3f2b8c1e-5d7a-4f60-9b8c-7d6e5f4a3b2c", "draft": "3f2b8c1e5d7a4f609b8c7d6e5f4a3b2c",
    "secret": "00000000", "counter": "H52.30.22.0", "order": "1", "ticket": "H52.30.22.0-260304-A001",
    "portal:booking code": "0000AAAA",
    "short": "00000000", "certificate": "0000000000000000",
}  # fmt: skip


def fillers(*, code: str, procedure: str, unit: str, username: str, post: int, **own: str) -> dict[str, str]:
    """What fills the arguments of every address, for this dossier, procedure, unit and person."""
    return COMMON | {
        "desk code": code, "office code": code, "portal code": code, "console code": unit,
        "office:process code": procedure, "office:move code": procedure, "site code": procedure,
        "console:procedure code": procedure, "procedure": procedure, "username": username, "post_id": str(post),
    } | own  # fmt: skip


def routes() -> list[Route]:
    """Every address in config.urls."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(found: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[Route]:
    for one in found:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, path, inner)
        else:
            who = frozenset(str(w) for w in getattr(one.callback, "who", ()))
            yield Route(path, f"{space}{one.name or one.lookup_str}", who)


#: whom a page is for, the nearest to it first
NEAREST = ("officer", "counter", "head", "clerk", "reform", "admin")


def visitor_of(route: Route) -> str:
    """The role of somebody the page is for; a citizen where nobody signs in."""
    return "citizen" if route.public else next(role for role in NEAREST if role in route.who)
