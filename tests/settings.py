"""Settings of the tests: the database DATABASE_URL names, or an embedded one of their own, left running."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ["MOTCUA_HOME"] = str(Path(tempfile.gettempdir()) / f"motcua-tests-{os.geteuid()}")
os.environ.setdefault("MOTCUA_SECRET_KEY", "tests only")
os.environ.setdefault("MOTCUA_TRACKING_KEY", "tests only")

if not os.environ.get("DATABASE_URL") and "PYTEST_XDIST_WORKER" not in os.environ:  # workers find it running
    from motcua.kernel import embedded, env

    try:
        embedded.ensure(env.home(), fast=True)
    except embedded.CannotRun:  # it runs without durability: after a power cut it may be past mending
        embedded.remove(env.home())
        embedded.ensure(env.home(), fast=True)

from motcua.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
