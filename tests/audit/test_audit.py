"""Revisions and traces."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.audit import operations, queries
from motcua.audit.models import Reading
from motcua.kernel.actor import Actor

AT = datetime(2024, 3, 4, 1, 0, tzinfo=UTC)
MAI = Actor(person=7, name="Lò Thị Mai")

pytestmark = pytest.mark.django_db


def test_a_change_gives_the_topic_a_new_number() -> None:
    first = operations.bump("directory")
    second = operations.bump("directory")

    assert first != second
    assert queries.revisions()["directory"] == second


def test_a_number_taken_back_is_never_given_again() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        lost = operations.bump("directory")
        raise RuntimeError

    assert operations.bump("directory") != lost


def test_the_owner_sees_who_looked() -> None:
    operations.trace_reading(subject="H52.30-240304-0001", what="page", by=MAI, at=AT)

    seen = queries.readings_of("H52.30-240304-0001")

    assert [(r.name, r.what, r.at) for r in seen] == [("Lò Thị Mai", "page", AT)]


def test_a_trace_cannot_be_removed() -> None:
    operations.trace_reading(subject="H52.30-240304-0001", what="page", by=MAI, at=AT)

    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        Reading.objects.all().delete()
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update audit_reading set name = 'x'")
