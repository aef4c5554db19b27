"""Fixtures of the plans' tests."""

from __future__ import annotations

import pytest

from tests import build
from tests.changes.world import Office


@pytest.fixture
def staff(db: None) -> build.Staff:
    """A district, its procedure and its people."""
    return build.a_staffed_district()


@pytest.fixture
def office(staff: build.Staff) -> Office:
    """Who plans and approves."""
    return Office()
