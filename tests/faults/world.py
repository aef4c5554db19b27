"""Run as a program: an empty database gets a small district with three counters, and clerks who can sign in."""

from __future__ import annotations

import os
import sys

PASSWORD = "khong-ai-doan-duoc-2026"
#: counter of each clerk who signs in, with the procedure filed there
CLERKS = {
    "clerk-huyen": ("H52.30.0", "1.999001"),
    "clerk-xa-1": ("H52.30.21.0", "1.999002"),
    "clerk-xa-2": ("H52.30.22.0", "1.999002"),
}


def main() -> None:
    """Everything through the operations a site itself would use."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "motcua.config.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    _build()


def _build() -> None:
    from motcua.accounts import operations as accounts
    from motcua.directory.terms import Level
    from motcua.kernel.actor import SYSTEM, Role
    from tests import build
    from tests.directory import places

    build.a_district()
    build.a_procedure("1.999002", level=Level.COMMUNE, definition=None)
    places.a_unit("H52.30.22.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, "H52.30.22")
    for name, (counter, _) in CLERKS.items():
        build.an_actor(name, Role.COUNTER, unit=counter)
        accounts.set_password(username=name, password=PASSWORD, by=SYSTEM, at=build.MORNING)


if __name__ == "__main__":
    sys.exit(main())
