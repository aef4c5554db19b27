"""Fixtures of the dossiers' tests."""

from __future__ import annotations

import pytest

from tests import build


@pytest.fixture
def staff(db: None) -> build.Staff:
    """A district, its procedure and its people."""
    return build.a_staffed_district()
