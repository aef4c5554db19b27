"""The command `motcua`: Django's management commands under one name."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the verb named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    if sys.argv[1:2] == ["due"]:  # a due date needs no database, so no settings either
        from motcua.doors.terminal.due import command

        sys.exit(command.main(sys.argv[2:]))
    from django.core.management import execute_from_command_line

    from motcua.kernel.refused import Refused

    try:
        execute_from_command_line(sys.argv)
    except Refused as refused:
        sys.exit(f"motcua: {refused.vi}\nmotcua: {refused.en}")


if __name__ == "__main__":
    main()
