"""Chairs in a unit, and who sits in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from motcua.accounts import queries as accounts
from motcua.directory import access, queries
from motcua.directory.models import Holding, Post
from motcua.directory.operations.changing import change
from motcua.directory.rules import spans
from motcua.directory.terms import UnitView
from motcua.kernel.actor import Actor, Role
from motcua.kernel.refused import Refused


def create_post(
    *, unit: str, title: str, roles: Iterable[Role], on: date, by: Actor, at: datetime, until: date | None = None
) -> int:
    """A chair in a unit with its roles. Returns its id. Refused: no such unit that day, no title, no role."""
    with change("create_post", subject=unit, by=by, at=at, detail=title):
        spans.must_be_span(on, until)
        place = queries.tree(on).by_code(unit)
        access.must_administer(by, place.id)
        given = sorted({Role(r) for r in roles})
        if not title.strip() or not given:
            raise Refused("Chức vụ phải có tên và ít nhất một vai trò.", "A post needs a title and at least one role.")
        row = Post.objects.create(unit_id=place.id, title=title.strip(), roles=given, valid_from=on, valid_to=until)
    return row.pk


def appoint(*, post: int, person: str, on: date, by: Actor, at: datetime, until: date | None = None) -> int:
    """Seat a person (user name) in a post from a day on. Returns the holding's id. One person may hold several posts.

    Refused: the post does not exist that day, somebody else sits in it, the person may not sign in.
    """
    with change("appoint", subject=person, by=by, at=at, detail=f"post {post}"):
        spans.must_be_span(on, until)
        chair, _ = chair_of(post, on, by)
        who = accounts.named(person)
        if not who.active:
            raise Refused(f"Tài khoản của {who.name} đã khóa.", f"The account of {who.name} is locked.")
        _must_be_empty(chair, on, until)
        row = Holding.objects.create(post=chair, person_id=who.id, valid_from=on, valid_to=until)
    return row.pk


def relieve(*, post: int, last: date, by: Actor, at: datetime) -> None:
    """The holder of that day leaves the post; `last` is their last day in it (A181)."""
    with change("relieve", subject=f"post {post}", by=by, at=at):
        chair_of(post, last, by)
        row = holding_on(post, last)
        row.valid_to = last
        row.save(update_fields=["valid_to"])


def chair_of(post: int, on: date, by: Actor) -> tuple[Post, UnitView]:
    """The post and the unit it stands in that day, for an administrator of it."""
    row = Post.objects.filter(pk=post).first()
    standing = queries.tree(on)
    unit = None if row is None else standing.living(row.unit_id)
    if row is None or unit is None or not spans.overlap(row.valid_from, row.valid_to, on, on):
        raise Refused(f"Chức vụ này không có vào ngày {on:%d/%m/%Y}.", f"There is no such post on {on}.")
    access.must_administer(by, unit)
    return row, standing.unit(unit)


def holding_on(post: int, on: date) -> Holding:
    """Who sits in the post that day. Refused when nobody does."""
    rows = Holding.objects.filter(post=post, valid_from__lte=on).select_related("person", "post")
    row = next((h for h in rows if spans.overlap(h.valid_from, h.valid_to, on, on)), None)
    if row is None:
        raise Refused(f"Không ai giữ chức vụ này vào ngày {on:%d/%m/%Y}.", f"Nobody holds this post on {on}.")
    return row


def _must_be_empty(chair: Post, on: date, until: date | None) -> None:
    held = Holding.objects.filter(post=chair).select_related("person")
    other = next((h for h in held if spans.overlap(on, until, h.valid_from, h.valid_to)), None)
    if other is not None:
        raise Refused(
            f"{other.person.name} đang giữ chức vụ {chair.title} từ {other.valid_from:%d/%m/%Y}. "
            "Cho thôi giữ chức vụ trước rồi bổ nhiệm.",
            f"{other.person.name} holds {chair.title} since {other.valid_from}. Relieve them first.",
        )
