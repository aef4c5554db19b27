"""One statement to the server over Django's connection, prepared there and bound there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import psycopg
from django.db import connection, transaction
from psycopg.types.datetime import TimestamptzLoader

Link = psycopg.Connection[tuple[Any, ...]]


def ask(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    """Run it, its parameters written $1, $2, …, and fetch every row. Raises django.db's errors."""
    with _sent(sql, parameters) as cursor:
        return cursor.fetchall()


def tell(sql: str, parameters: Sequence[Any]) -> None:
    """Run what answers nothing."""
    with _sent(sql, parameters):
        return


@contextmanager
def _sent(sql: str, parameters: Sequence[Any]) -> Iterator[psycopg.RawCursor[tuple[Any, ...]]]:
    """The statement on its way.

    Django binds parameters in the client and prepares nothing; half of an act's time went there. Debugging and tests
    that count queries see these statements like any other.
    """
    connection.ensure_connection()
    link = cast(Link, connection.connection)
    with connection.wrap_database_errors, _preparing(link):
        cursor = psycopg.RawCursor(link)
        # the driver's compiled loader: Django's own, in Python, serves time zones other than UTC, which we never set
        cursor.adapters.register_loader("timestamptz", TimestamptzLoader)
        cursor.execute(sql, parameters, prepare=True)
        if connection.queries_logged:
            connection.queries_log.append({"sql": sql, "time": "0.000"})
        yield cursor


@contextmanager
def _preparing(link: Link) -> Iterator[None]:
    """Django switches preparing off for the whole connection; the gate's few statements are worth it."""
    before, link.prepare_threshold = link.prepare_threshold, 0
    try:
        yield
    finally:
        link.prepare_threshold = before


def numbered(sql: str) -> str:
    """The statement with its %s turned into $1, $2, … in order."""
    parts = sql.split("%s")
    return "".join(f"{part}${n}" for n, part in enumerate(parts[:-1], 1)) + parts[-1]


def stream(sql: str, parameters: Sequence[Any] = (), *, size: int = 1000) -> Iterator[tuple[Any, ...]]:
    """Rows of one snapshot, a handful at a time: a million lives never lie in memory together. Parameters: %s."""
    with transaction.atomic(), connection.wrap_database_errors:
        link = cast(Link, connection.connection)
        with psycopg.ServerCursor(link, "motcua_stream") as cursor:
            cursor.execute(sql, parameters or None)
            while some := cursor.fetchmany(size):
                yield from some
