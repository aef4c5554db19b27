"""The command `motcua`: Django's management commands under one name."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from django.core.management.base import BaseCommand


#: what a shell says of a program whose reader went away
NOBODY_READS = 141


def main() -> None:
    """Run the verb named on the command line. Whatever is wrong with what was asked is said in a sentence; whoever
    reads no further, as `| head` does, hears nothing more."""
    try:
        try:
            _verb()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the last flush, at exit, finds a reader
        sys.exit(NOBODY_READS)


def _verb() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    if sys.argv[1:2] == ["due"]:  # a due date needs no database, so no settings either
        from motcua.doors.terminal.due import command

        sys.exit(command.main(sys.argv[2:]))
    argparse.ArgumentParser.error = _misused  # type: ignore[method-assign,assignment]
    _must_be_set_up()
    _run()


def _run() -> None:
    from django.core.management import ManagementUtility, get_commands
    from django.db import InterfaceError, OperationalError, ProgrammingError

    from motcua.kernel.refused import Refused

    class Verbs(ManagementUtility):
        def fetch_command(self, subcommand: str) -> BaseCommand:
            if subcommand not in get_commands():
                sys.exit(
                    f"motcua: không có lệnh “{subcommand}”, xem motcua help. / no verb “{subcommand}”, see motcua help."
                )
            return super().fetch_command(subcommand)

    try:
        Verbs(["motcua", *sys.argv[1:]]).execute()
    except Refused as refused:
        sys.exit(f"motcua: {refused.vi}\nmotcua: {refused.en}")
    except (OperationalError, InterfaceError) as away:
        sys.exit(f"motcua: Cơ sở dữ liệu không trả lời. / The database does not answer: {_in_one_line(away)}")
    except ProgrammingError as wrong:
        if "does not exist" not in str(wrong):
            raise
        sys.exit(
            "motcua: Cơ sở dữ liệu chưa có bảng của bản này: chạy motcua migrate. / "
            f"The tables of this version are missing, run motcua migrate: {_in_one_line(wrong)}"
        )


def _must_be_set_up() -> None:
    """Read the settings, or say which variable of the environment is wrong."""
    from django.conf import settings

    try:
        settings.configured or settings.DATABASES  # noqa: B018
    except ValueError as wrong:
        sys.exit(f"motcua: {wrong}")
    except OSError as wrong:
        sys.exit(
            f"motcua: MOTCUA_HOME không dùng được: {wrong.filename}: {wrong.strerror}. / "
            "MOTCUA_HOME cannot be used: name a folder that you may write to."
        )


def _in_one_line(problem: Exception) -> str:
    return " ".join(str(problem).split())


def _misused(parser: argparse.ArgumentParser, message: str) -> NoReturn:
    """What argparse would say, with Vietnamese before it. Exit 2."""
    parser.exit(2, f"{parser.prog}: lệnh chưa đúng, xem {parser.prog} --help / {message}\n")


if __name__ == "__main__":
    main()
