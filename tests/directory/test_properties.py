"""What holds of every directory, after any history of reorganisations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.directory import operations, queries
from motcua.directory.operations import NewUnit
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import Refused
from tests.directory.places import AT, START, a_person, a_province, a_seat

pytestmark = pytest.mark.django_db
slowly = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

#: what happens (0 rename, 1 move, 2 merge into new, 3 merge into existing, 4 split, 5 abolish, 6 found), to which, how
Act = tuple[int, int, int, int]
histories = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), max_size=6
)


@contextmanager
def a_world() -> Iterator[None]:
    """A province in a transaction that is taken back."""
    with transaction.atomic():
        a_province()
        yield
        transaction.set_rollback(True)


def play(history: list[Act]) -> date:
    """Each act a month after the one before; those refused change nothing. The day after the last."""
    day = START
    for n, act in enumerate(history):
        day += timedelta(days=31)
        with suppress(Refused):
            _play(n, day, *act)
    return day + timedelta(days=31)


def _play(n: int, on: date, what: int, a: int, b: int, c: int) -> None:
    codes = [u.code for u in queries.tree(on - timedelta(days=1))]
    one, two, three = codes[a % len(codes)], codes[b % len(codes)], codes[c % len(codes)]
    tree = queries.tree(on)
    level, line = tree.by_code(one).level, tree.ancestors(tree.by_code(one).id)
    parent = three if c % 4 == 0 or not line else line[0].code
    first, second = (NewUnit(f"H52.9{n}{x}", f"Đơn vị {n}{x}", level, parent) for x in "AB")
    decided = {"ground": f"QĐ {n}", "on": on, "by": SYSTEM, "at": AT}
    if what == 0:
        operations.rename(unit=one, name=f"Tên {n}", **decided)
    elif what == 1:
        operations.move(unit=one, parent=two, **decided)
    elif what == 2:
        operations.merge(units=[one, two], into=first, **decided)
    elif what == 3:
        operations.merge(units=[one], into=two, **decided)
    elif what == 4:
        operations.split(unit=one, into=[first, second] if b % 2 else [two, three], **decided)
    elif what == 5:
        operations.abolish(unit=one, heirs=[two, three] if two != three else [two], **decided)
    else:
        operations.found(code=f"H52.9{n}C", name=f"Xã {n}", level=Level.COMMUNE, parent=one, on=on, by=SYSTEM, at=AT)


def picture(tree: Tree) -> set[tuple[str, str, str | None]]:
    """Code, name and parent's code of everything that lives."""
    return {(u.code, u.name, tree.unit(u.parent_id).code if u.parent_id else None) for u in tree}


@slowly
@given(histories)
def test_subtrees_and_ancestors_tell_the_same_story(history: list[Act]) -> None:
    with a_world():
        tree = queries.tree(play(history))

        assert len(list(tree)) == len(tree)
        for unit in tree:
            line = {unit.id, *(u.id for u in tree.ancestors(unit.id))}
            assert line == {u.id for u in tree if unit.id in tree.subtree(u.id)}
            assert tree.subtree(unit.id) == {unit.id}.union(*(tree.subtree(c.id) for c in tree.children(unit.id)))


@slowly
@given(histories)
def test_every_unit_that_ever_was_leads_to_somebody_living(history: list[Act]) -> None:
    with a_world():
        day = play(history)
        tree, known = queries.tree(day), queries.register()

        for unit in known.units.values():
            heirs = queries.successors(unit.id, day)
            assert heirs and all(h.id in tree for h in heirs)
            assert tree.living(unit.id) == (heirs[0].id if len(heirs) == 1 else None)
            assert tree.unit(unit.id).name == unit.name
            assert all(unit.id in {p.id for p in queries.predecessors(h.id, unit.valid_from)} for h in heirs)


@slowly
@given(histories, histories)
def test_a_later_decision_never_changes_an_earlier_day(before: list[Act], after: list[Act]) -> None:
    with a_world():
        day = play(before)
        days = [START + timedelta(days=n * 31) for n in range(len(before) + 1)]
        seen = [picture(queries.tree(d)) for d in days]

        for n, act in enumerate(after):
            with suppress(Refused):
                _play(n + 20, day + timedelta(days=31 * (n + 1)), *act)

        assert [picture(queries.tree(d)) for d in days] == seen


@slowly
@given(histories, st.lists(st.tuples(st.integers(0, 99), st.integers(0, 300), st.integers(0, 300)), max_size=4))
def test_an_actor_s_units_are_what_the_posts_of_the_day_answer_for(
    history: list[Act], seats: list[tuple[int, int, int]]
) -> None:
    with a_world():
        codes = sorted(u.code for u in queries.tree(START))
        mai = a_person("mai")
        held = []
        for where, first, length in seats:
            code, on = codes[where % len(codes)], START + timedelta(days=first)
            post = operations.create_post(unit=code, title="Công chức", roles=[Role.OFFICER], on=on, by=SYSTEM, at=AT)
            until = on + timedelta(days=length)
            operations.appoint(post=post, person="mai", on=on, until=until, by=SYSTEM, at=AT)
            held.append((queries.tree(on).by_code(code).id, on, until))

        for day in (START + timedelta(days=n * 100) for n in range(4)):
            tree = queries.tree(day)
            expected = frozenset().union(*(tree.subtree(u) for u, on, until in held if on <= day <= until))
            assert queries.actor_of(mai, day).units == expected


@slowly
@given(histories)
def test_hats_survive_a_rename_or_move_and_end_with_the_unit(history: list[Act]) -> None:
    with a_world():
        mai = a_person("mai")
        a_seat("mai", "H52.30", Role.HEAD)
        (seat,) = queries.actor_of(mai, START).hats

        tree = queries.tree(day := play(history))

        bodies = [u.id for u in tree if seat.unit in queries.same_body(u.id)]
        worn = queries.actor_of(mai, day).hats
        assert [h.unit for h in worn] == bodies
        for hat in worn:
            assert hat.units == tree.reaches(hat.unit) >= tree.subtree(hat.unit)


def test_a_refused_change_changes_nothing() -> None:
    a_province()
    before = picture(queries.tree(date(2030, 1, 1)))

    with pytest.raises(Refused):
        operations.split(
            unit="H52.30.21",
            into=[NewUnit("H52.30.40", "Một", Level.COMMUNE, "H52.30"), "H99"],
            ground="QĐ 1", on=date(2024, 1, 1), by=SYSTEM, at=AT,
        )  # fmt: skip

    assert picture(queries.tree(date(2030, 1, 1))) == before
