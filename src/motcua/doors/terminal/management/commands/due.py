"""motcua due, where somebody calls it through Django: the list of verbs shows it here."""

import sys

from django.core.management.base import BaseCommand

from motcua.doors.terminal.due import command


class Command(BaseCommand):
    """Hands over to the command that needs no Django."""

    help = "Tính ngày hẹn trả và sổ tính từng ngày / a due date and its ledger"

    def run_from_argv(self, argv: list[str]) -> None:
        """The words after the verb are the command's own."""
        sys.exit(command.main(argv[2:]))

    def handle(self, *args: object, **_: object) -> None:
        """call_command("due", START, AMOUNT, …)"""
        code = command.main([str(a) for a in args])
        if code:
            sys.exit(code)
