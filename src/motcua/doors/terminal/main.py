"""The command `motcua`: Django's management commands under one name."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the verb named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
