"""From figures to columns, with the form's own checks. A form that does not add up is not made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from motcua.dossiers.rules.numbers import folded
from motcua.kernel.text import Text
from motcua.measures.terms import DoesNotAddUp, Figures
from motcua.reporting.rules.numbers import grouped
from motcua.reporting.terms import Form, Published, Row


def values(form: Form, figures: Figures) -> dict[str, int]:
    """Column number -> count, in the form's order."""
    found: dict[str, int] = {}
    for column in sorted(form.numbers, key=lambda c: bool(c.sums)):
        own = sum(figures.cell(cell) for cell in column.cells)
        found[column.no] = own + sum(found[no] for no in column.sums)
    return {column.no: found[column.no] for column in form.numbers}


def fill(form: Form, figures: Mapping[int, Figures], names: Mapping[int, str]) -> tuple[tuple[Row, ...], Row]:
    """Rows by name, and the total. Raises DoesNotAddUp when a check of the form fails."""
    rows = [Row(key, names[key], f, values(form, f)) for key, f in figures.items()]
    rows.sort(key=lambda row: folded(row.name))
    whole = sum(figures.values(), Figures())
    total = Row(None, form.total.vi, whole, values(form, whole))
    for row in (*rows, total):
        _must_hold(form, row)
    for column in form.numbers:
        _must_equal(f"cột ({column.no}), cộng dọc", total.values[column.no], sum(r.values[column.no] for r in rows))
    return tuple(rows), total


def _must_hold(form: Form, row: Row) -> None:
    for check in form.checks:
        left, right = (sum(row.values[no] for no in side) for side in (check.left, check.right))
        sides = (" + ".join(f"({no})" for no in side) for side in (check.left, check.right))
        _must_equal(f"{row.name}: {' = '.join(sides)}", left, right)


def _must_equal(what: str, left: int, right: int) -> None:
    if left != right:
        raise DoesNotAddUp(f"{what}: {left} ≠ {right}")


def held_against(published: Iterable[Published], figures: Figures) -> tuple[Text, ...]:
    """A sentence for every published figure that differs from what is true of the files."""
    return tuple(_difference(p, figures) for p in published if _true(p, figures) != p.value)


def _true(said: Published, figures: Figures) -> int:
    return sum(figures.cell(cell) for cell in said.parts)


def _difference(said: Published, figures: Figures) -> Text:
    true = _true(said, figures)
    off = said.value - true
    ref = f" [{said.ref}]" if said.ref else ""
    more = said.note or Text("", "")
    return Text(
        f"{said.name.vi}: theo hồ sơ {grouped(true)}; số đã công bố {grouped(said.value)} "
        f"{'nhiều' if off > 0 else 'ít'} hơn {grouped(abs(off))}{ref}. {more.vi}".strip(),
        f"{said.name.en}: {true:,} by the files; the published {said.value:,} is {abs(off):,} "
        f"{'more' if off > 0 else 'less'}{ref}. {more.en}".strip(),
    )
