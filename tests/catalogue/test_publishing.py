"""Procedures are published in dated versions that never change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import resources

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.catalogue import operations, queries
from motcua.catalogue.terms import Announcement, Draft, OnlineLevel
from motcua.directory.terms import Level
from motcua.kernel.actor import SYSTEM, citizen
from motcua.kernel.refused import NotYours, Refused
from tests.workflow.processes import a_definition, a_step

pytestmark = pytest.mark.django_db
AT = datetime(2025, 7, 1, 1, tzinfo=UTC)
FIRST = Announcement(date(2024, 1, 1), "12/QĐ-UBND", date(2023, 12, 20))


def a_draft(**said: object) -> Draft:
    draft = Draft(
        code="1.999001", name="Cấp giấy thử", field="Hộ tịch", level=Level.COMMUNE, legal_limit="5d",
        committed_limit="4d", definition=a_definition(a_step("a", "@finish", allotted="4d")),
        online_level=OnlineLevel.FULL,
    )  # fmt: skip
    return replace(draft, **said)  # type: ignore[arg-type]


def _publish(*drafts: Draft, announcement: Announcement = FIRST) -> object:
    return operations.publish(drafts=drafts, announcement=announcement, by=SYSTEM, at=AT)


def test_a_published_procedure_holds_from_its_first_day() -> None:
    _publish(a_draft())

    held = queries.version_on("1.999001", date(2024, 1, 1))

    assert (str(held.legal_limit), str(held.committed_limit), held.decision_no) == ("5d", "4d", "12/QĐ-UBND")
    assert held.definition is not None and held.definition.start == "a"
    with pytest.raises(Refused, match="không có hiệu lực ngày 31/12/2023"):
        queries.version_on("1.999001", date(2023, 12, 31))


def test_publishing_the_same_again_changes_nothing() -> None:
    _publish(a_draft())

    done = _publish(a_draft(), announcement=Announcement(date(2025, 1, 1), "99/QĐ-UBND"))

    assert done.unchanged == ("1.999001",)  # type: ignore[attr-defined]
    assert queries.version_on("1.999001", date(2025, 6, 1)).number == 1


def test_a_dossier_s_day_finds_the_version_of_that_day() -> None:
    _publish(a_draft())
    _publish(a_draft(committed_limit="3d", definition=None), announcement=Announcement(date(2025, 7, 1), "7/QĐ"))

    before, since = (queries.version_on("1.999001", day) for day in (date(2025, 6, 30), date(2025, 7, 1)))

    assert (before.number, str(before.committed_limit)) == (1, "4d")
    assert (since.number, str(since.committed_limit)) == (2, "3d")


def test_a_version_cannot_be_slipped_in_before_the_newest() -> None:
    _publish(a_draft())

    with pytest.raises(Refused, match="phải có hiệu lực sau ngày đó"):
        _publish(a_draft(name="Tên khác"))


def test_a_promise_longer_than_the_law_is_refused() -> None:
    with pytest.raises(Refused, match="dài hơn thời hạn luật định"):
        _publish(a_draft(committed_limit="6d"))


def test_a_process_longer_than_the_promise_is_refused_and_nothing_is_kept() -> None:
    with pytest.raises(Refused, match="vượt thời hạn"), transaction.atomic():
        _publish(a_draft(committed_limit="3d"))

    with pytest.raises(Refused):
        queries.version_on("1.999001", date(2024, 1, 1))


def test_a_decision_s_number_that_cannot_be_kept_is_refused() -> None:
    with pytest.raises(Refused, match="Số quyết định dài quá"):
        _publish(a_draft(), announcement=Announcement(date(2024, 1, 1), "x" * 61))


def test_a_citizen_publishes_nothing() -> None:
    with pytest.raises(NotYours):
        operations.publish(drafts=[a_draft()], announcement=FIRST, by=citizen("Nguyễn Văn A"), at=AT)


def test_the_database_itself_refuses_to_change_a_published_process() -> None:
    _publish(a_draft())

    with (
        pytest.raises(DatabaseError, match="published process is final"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("update workflow_process set name = 'khác'")


def test_the_shipped_catalogue_is_read_published_and_read_again_without_effect() -> None:
    raw = resources.files("motcua.catalogue").joinpath("data/procedures.json").read_bytes()
    plan = queries.plan(raw, today=date(2026, 1, 5))
    assert plan.errors == ()

    _publish(*plan.drafts)
    again = queries.plan(raw, today=date(2026, 1, 5))

    assert (len(plan.new), again.effect, again.unchanged) == (82, False, 82)
    assert len(queries.all_on(date(2026, 1, 5))) == 82
    assert queries.version_on("2.000720", date(2025, 6, 30)).level is Level.DISTRICT
    assert queries.version_on("2.000720", date(2025, 7, 1)).level is Level.COMMUNE
    assert str(queries.version_on("1.004946", date(2026, 1, 5)).committed_limit) == "12e"
