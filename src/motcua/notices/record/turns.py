"""One worker at a time on one way; whose connection dies gives up the turn."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from motcua.notices.terms import Carriage


@contextmanager
def turn(channel: Carriage) -> Iterator[bool]:
    """Whether nobody else is at it; nobody else will be until the end of the block."""
    number = zlib.crc32(f"notices {channel}".encode())
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [number])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("select pg_advisory_unlock(%s)", [number])
