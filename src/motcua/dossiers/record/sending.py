"""One statement to the server over Django's connection, prepared there and bound there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


def ask(sql: str, parameters: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run it and fetch every row. Raises django.db's errors.

    Django binds parameters in the client and prepares nothing; half of an act's time went there. Debugging and tests
    that count queries see these statements like any other.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        cursor = psycopg.Cursor(cast("psycopg.Connection[tuple[Any, ...]]", connection.connection))
        cursor.execute(sql, parameters, prepare=True)
        if connection.queries_logged:
            connection.queries_log.append({"sql": sql, "time": "0.000"})
        return cursor.fetchall() if cursor.description else []


def stream(sql: str, parameters: Sequence[Any], *, size: int = 5000) -> CursorWrapper:
    """A server-side cursor, for reading more rows than memory holds. Use inside a transaction, close it."""
    cursor = connection.chunked_cursor()
    cursor.itersize = size  # type: ignore[attr-defined]
    cursor.execute(sql, parameters)
    return cursor
