"""Who signs with what, until when, and who has nothing to sign with: after a merger above all."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime

from motcua.directory import queries as directory
from motcua.directory.queries import PostView, Tree
from motcua.directory.terms import Level
from motcua.documents.queries.certificates import certificates
from motcua.documents.terms.register import SOON, Concern, Lacking, Register, Registered
from motcua.documents.terms.signatures import CertificateView, Holds, Standing
from motcua.kernel.actor import Role

#: counters and divisions sign in the name of the agency they belong to
_INNER = frozenset({Level.COUNTER, Level.DIVISION})


def register(units: Collection[int], *, on: date, at: datetime, revision: int | None = None) -> Register:
    """Every certificate of the units, and the agencies and heads among them who have none that is valid."""
    tree, posts = directory.tree(on, revision), directory.posts(units, on, revision)
    known = certificates(units)
    rows = tuple(_registered(one, tree, posts, at) for one in known)
    valid = [row.certificate for row in rows if row.standing is Standing.VALID]
    return Register(rows, tuple(_lacking(units, tree, posts, valid)))


def _registered(one: CertificateView, tree: Tree, posts: Collection[PostView], at: datetime) -> Registered:
    living = one.unit in tree.units
    name = tree.unit(one.unit).name if living else directory.register().units[one.unit].name
    standing = one.standing(at)
    concerns = tuple(_concerns(one, living, name, posts, at)) if standing is Standing.VALID else ()
    return Registered(one, name, standing, concerns)


def _concerns(
    one: CertificateView, living: bool, name: str, posts: Collection[PostView], at: datetime
) -> Iterator[Concern]:
    if one.not_after - at <= SOON:
        yield Concern.ENDS_SOON
    if not living:
        yield Concern.UNIT_ENDED
    elif one.holds is Holds.ORGANISATION and one.holder != name:
        yield Concern.RENAMED
    elif one.holds is Holds.PERSON and not any(p.holder and p.holder.person == one.person for p in posts):
        yield Concern.LEFT


def _lacking(
    units: Collection[int], tree: Tree, posts: Collection[PostView], valid: Collection[CertificateView]
) -> Iterator[Lacking]:
    sealed = {c.unit for c in valid if c.holds is Holds.ORGANISATION}
    people = {c.person for c in valid if c.holds is Holds.PERSON}
    for unit in sorted((tree.unit(u) for u in units if u in tree.units), key=lambda u: u.code):
        if unit.level not in _INNER and unit.id not in sealed:
            yield Lacking(Holds.ORGANISATION, unit.name, unit.name, "")
    for post in posts:
        if Role.HEAD in post.roles and post.holder and post.holder.person not in people:
            yield Lacking(Holds.PERSON, post.holder.name, tree.unit(post.unit).name, post.title)
