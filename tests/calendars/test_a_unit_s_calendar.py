"""Whose hours and days off hold for a unit, and who may change them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.audit import queries as audit
from motcua.calendars import operations, queries, rules
from motcua.calendars.terms import Amount, MissingYear, Mode, parse_moment
from motcua.directory import operations as directory
from motcua.directory import queries as units
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.kernel.text import Text
from tests.directory.places import AT, TODAY, a_province, a_unit, an_actor

pytestmark = pytest.mark.django_db

SUMMER = {d: [["07:00", "11:00"], ["13:00", "17:00"]] for d in ("mon", "tue", "wed", "thu", "fri")}
WITH_SATURDAY = {**SUMMER, "sat": [["07:00", "11:00"]]}
MARKET = Text("chợ phiên", "market day")
FRIDAY = parse_moment("2024-03-08T09:00")


def unit(code: str) -> int:
    """Id of a unit of the small province."""
    return units.tree(TODAY).by_code(code).id


def due(code: str, amount: str = "1d") -> str:
    """When something received on Friday morning is due there."""
    end = rules.due_at(FRIDAY, Amount.parse(amount), queries.of_unit(unit(code)), queries.mode_of_unit(unit(code)))
    return f"{end:%H:%M %d/%m}"


def test_hours_are_inherited_from_the_nearest_unit_above() -> None:
    a_province()
    operations.set_hours(unit=unit("H52.30"), valid_from=date(2024, 1, 1), sessions=SUMMER, by=SYSTEM, at=AT)
    operations.set_hours(unit=unit("H52.30.21"), valid_from=date(2024, 1, 1), sessions=WITH_SATURDAY, by=SYSTEM, at=AT)

    ends = {code: due(code) for code in ("H52.10", "H52.30.22", "H52.30.21.0")}

    assert ends == {"H52.10": "17:30 11/03", "H52.30.22": "17:00 11/03", "H52.30.21.0": "11:00 09/03"}


def test_hours_hold_from_their_first_day_on() -> None:
    a_province()
    operations.set_hours(unit=unit("H52.30"), valid_from=date(2024, 3, 12), sessions=SUMMER, by=SYSTEM, at=AT)

    assert (due("H52.30", "1d"), due("H52.30", "2d")) == ("17:30 11/03", "17:00 12/03")


def test_a_local_day_overrides_the_national_one() -> None:
    a_province()
    monday = date(2024, 3, 11)
    operations.set_day(unit=None, on=monday, works=False, reason=MARKET, by=SYSTEM, at=AT)
    operations.set_day(unit=unit("H52.30.21"), on=monday, works=True, reason=MARKET, by=SYSTEM, at=AT)

    assert (due("H52.30.22"), due("H52.30.21")) == ("17:30 12/03", "17:30 11/03")


def test_a_change_is_seen_at_once_and_a_cleared_day_is_as_before() -> None:
    a_province()
    before = due("H52.30")
    operations.set_day(unit=unit("H52"), on=date(2024, 3, 11), works=False, reason=MARKET, by=SYSTEM, at=AT)
    changed = due("H52.30")

    operations.clear_day(unit=unit("H52"), on=date(2024, 3, 11), by=SYSTEM, at=AT)

    assert (before, changed, due("H52.30")) == ("17:30 11/03", "17:30 12/03", "17:30 11/03")


def test_the_counting_mode_is_inherited() -> None:
    a_province()
    a_unit("H52.40", "Huyện Thử", Level.DISTRICT, "H52", count_mode="hour")
    a_unit("H52.40.1", "Xã Thử", Level.COMMUNE, "H52.40")

    modes = [queries.mode_of_unit(unit(code)) for code in ("H52", "H52.40", "H52.40.1")]

    assert modes == [Mode.DAY, Mode.HOUR, Mode.HOUR]


def test_a_new_name_keeps_the_old_hours_for_the_unit_and_all_below() -> None:
    a_province()
    operations.set_hours(unit=unit("H52.30"), valid_from=date(2024, 1, 1), sessions=SUMMER, by=SYSTEM, at=AT)
    commune = unit("H52.30.21")

    renamed = directory.rename(
        unit="H52.30", name="Huyện Mới", ground="NQ 1", on=date(2024, 7, 1), code="H52.31", by=SYSTEM, at=AT
    )

    for living in (renamed.id, commune):
        assert queries.of_unit(living).sessions(date(2024, 7, 2)) == ((420, 660), (780, 1020))


def test_installing_the_national_days_twice_changes_nothing() -> None:
    first = operations.install_national(by=SYSTEM, at=AT)
    revision = audit.revisions()["calendars"]

    second = operations.install_national(by=SYSTEM, at=AT)

    assert (first, second) == (9, 0)
    assert audit.revisions()["calendars"] == revision


def test_installed_days_count_as_the_shipped_ones() -> None:
    a_province()
    operations.install_national(by=SYSTEM, at=AT)

    calendar = queries.of_unit(unit("H52"))

    shipped = rules.standard()
    assert calendar.specials == shipped.specials
    assert [(y.year, y.official) for y in calendar.years] == [(y.year, y.official) for y in shipped.years]


def test_what_administrators_changed_survives_installing() -> None:
    a_province()
    operations.set_day(unit=None, on=date(2024, 3, 11), works=False, reason=MARKET, by=SYSTEM, at=AT)

    operations.install_national(by=SYSTEM, at=AT)

    assert due("H52.30") == "17:30 12/03"


def test_a_year_nobody_opened_is_an_error_that_names_it() -> None:
    a_province()
    start = parse_moment("2028-03-08T09:00")

    with pytest.raises(MissingYear, match="2028"):
        rules.due_at(start, Amount.parse("1d"), queries.of_unit(unit("H52")))
    operations.open_year(year=2028, official=False, source="dự thảo", by=SYSTEM, at=AT)

    assert rules.due_at(start, Amount.parse("1d"), queries.of_unit(unit("H52"))) == parse_moment("2028-03-09T17:30")


def test_confirming_a_shipped_year_keeps_its_days() -> None:
    a_province()

    operations.open_year(year=2027, official=True, source="CV 1/VPCP", by=SYSTEM, at=AT)

    calendar = queries.of_unit(unit("H52"))
    assert 2027 not in calendar.unofficial
    assert {d for d in calendar.specials if d.year == 2027} == {d.on for d in rules.shipped_days(2027)}


def test_only_an_administrator_of_the_unit_changes_its_calendar() -> None:
    a_province()
    admin = an_actor("an", Role.ADMIN, unit="H52.30")
    day = {"works": False, "reason": MARKET, "at": AT, "on": date(2024, 3, 11)}

    operations.set_day(unit=unit("H52.30.21"), by=admin, **day)  # type: ignore[arg-type]

    for elsewhere in (unit("H52.10"), unit("H52"), None):
        with pytest.raises(NotYours):
            operations.set_day(unit=elsewhere, by=admin, **day)  # type: ignore[arg-type]
    with pytest.raises(NotYours):
        operations.set_day(unit=unit("H52.30"), by=an_actor("binh", Role.OFFICER, unit="H52.30"), **day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "sessions",
    [
        {},
        {"mon": []},
        {"mon": [["11:30", "07:30"]]},
        {"mon": [["07:30", "11:30"], ["11:00", "12:00"]]},
        {"mon": [["07:30", "24:30"]]},
        {"mon": [["7h30", "11:30"]]},
        {"thứ hai": [["07:30", "11:30"]]},
        [["07:30", "11:30"]],
    ],
)
def test_impossible_hours_are_refused_and_nothing_changes(sessions: object) -> None:
    a_province()

    with pytest.raises(Refused):
        operations.set_hours(unit=unit("H52"), valid_from=TODAY, sessions=sessions, by=SYSTEM, at=AT)  # type: ignore[arg-type]

    assert queries.own(unit("H52")) == queries.Own()


def test_a_known_calendar_costs_no_sql() -> None:
    a_province()
    operations.install_national(by=SYSTEM, at=AT)
    now, commune = audit.revisions(), unit("H52.30.21")
    queries.of_unit(commune, now["calendars"], now["directory"])

    with CaptureQueriesContext(
        connection,
    ) as sql:
        queries.of_unit(commune, now["calendars"], now["directory"])
        queries.mode_of_unit(commune, now["directory"])

    assert len(sql) == 0


def test_units_without_anything_of_their_own_share_one_calendar() -> None:
    a_province()
    operations.install_national(by=SYSTEM, at=AT)

    assert queries.of_unit(unit("H52.30.21")) is queries.of_unit(unit("H52.30.22"))
