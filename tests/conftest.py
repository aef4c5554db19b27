"""The tests' own PostgreSQL: the one DATABASE_URL names, or an embedded one made for tests and left running."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("MOTCUA_HOME", str(Path(tempfile.gettempdir()) / f"motcua-tests-{os.geteuid()}"))
os.environ.setdefault("MOTCUA_SECRET_KEY", "tests only")
os.environ.setdefault("MOTCUA_TRACKING_KEY", "tests only")


def pytest_configure() -> None:
    """Before Django looks for its database. Workers of xdist find it running."""
    if not os.environ.get("DATABASE_URL") and "PYTEST_XDIST_WORKER" not in os.environ:
        from motcua.config import env
        from motcua.kernel import embedded

        embedded.ensure(env.home(), fast=True)
