"""Shared fixtures of the tests."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations
from hypothesis import settings

from motcua.doors.kiosk import lookups, standing
from motcua.doors.kit import place
from motcua.doors.portal.booking import today
from motcua.doors.portal.tracking import views as tracking
from motcua.doors.site import checking

# a slow machine is no broken law; a gate asks the same questions of everybody, a desk looks for new ones
settings.register_profile("motcua", deadline=None, max_examples=60, derandomize=bool(os.environ.get("CI")))
settings.load_profile("motcua")


@pytest.fixture(autouse=True, scope="session")
def _the_log_may_be_emptied_between_tests() -> Iterator[None]:
    """Tests with real transactions empty every table; the log refuses that, so its triggers sleep meanwhile.

    Deleted, not truncated: of so few rows that takes a hundredth of the time.
    """

    def flush(self: DatabaseOperations, style: Any, tables: Iterable[str], **_: Any) -> list[str]:
        gone = [f"delete from {self.quote_name(table)}" for table in tables]
        return ["set session_replication_role = replica", *gone, "set session_replication_role = origin"]

    patch = pytest.MonkeyPatch()
    patch.setattr(DatabaseOperations, "sql_flush", flush)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def _no_test_remembers_another() -> Iterator[None]:
    """The head of a page, figures on a wall, failed tries and presses are kept for minutes; tests are faster."""
    place.forget()
    standing._read.cache_clear()
    for tries in (tracking.GUESSES, checking.GUESSES, lookups.GUESSES, today.FLOOD):
        tries.forget()
    yield
