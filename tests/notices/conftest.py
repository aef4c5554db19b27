"""What the tests of messages share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _carriers_of_its_own(tmp_path: Path, settings: Any) -> None:
    """Each test has simulators that nobody wrote to before."""
    settings.MEDIA_ROOT = tmp_path
