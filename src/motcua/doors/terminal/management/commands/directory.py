"""motcua directory: build units, posts and people from their description; give somebody a new password."""

from __future__ import annotations

import argparse
import json
import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.accounts import operations as accounts
from motcua.directory import operations
from motcua.doors.terminal import running
from motcua.kernel.actor import SYSTEM
from motcua.kernel.refused import Refused


class Command(BaseCommand):
    """`motcua directory import FILE` and `motcua directory password USERNAME`."""

    help = "Đơn vị, chức vụ, người dùng: import TỆP; password TÊN / units, posts, people: import FILE; password NAME"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Two verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True, parser_class=argparse.ArgumentParser)
        add = verbs.add_parser("import", help="Nạp bản mô tả tổ chức (JSON) / install a description (JSON)")
        add.add_argument("file", type=Path)
        new = verbs.add_parser("password", help="Cấp mật khẩu mới, in ra một lần / a new password, printed once")
        new.add_argument("username")

    def handle(self, *_: object, verb: str, **options: Any) -> None:
        """Exit status 1 and nothing changed when it is refused."""
        running.database()
        try:
            self.stdout.write(_import(options["file"]) if verb == "import" else _password(options["username"]))
        except Refused as no:
            raise CommandError(f"{no.vi} / {no.en}") from no


def _import(file: Path) -> str:
    new = operations.install(description=_read(file), by=SYSTEM, at=timezone.now())
    return (
        f"Mới: {new.units} đơn vị, {new.posts} chức vụ, {new.people} người, {new.successions} kế tục. / "
        f"New: {new.units} units, {new.posts} posts, {new.people} people, {new.successions} successions."
    )


def _password(username: str) -> str:
    password = secrets.token_urlsafe(12)
    accounts.set_password(username=username, password=password, by=SYSTEM, at=timezone.now())
    return f"{username}: {password}"


def _read(file: Path) -> dict[str, Any]:
    """The JSON object in the file. CommandError with line and column when there is none."""
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except OSError as wrong:
        raise CommandError(f"Không đọc được tệp {file}: {wrong.strerror}. / Cannot read {file}.") from wrong
    except UnicodeDecodeError as wrong:
        raise CommandError(f"{file}: không phải văn bản UTF-8. / Not UTF-8 text.") from wrong
    except (ValueError, RecursionError) as wrong:
        raise CommandError(f"{file}: không phải JSON ({wrong}). / Not JSON.") from wrong
    if not isinstance(said, dict):
        raise CommandError(f"{file}: phải là một đối tượng JSON có units, posts. / Must be a JSON object.")
    return said
