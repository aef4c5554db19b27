"""Going on without an answer: said in words, and set down as the delay of whoever was asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.dossiers import record
from motcua.dossiers.operations.clockwork import calendar_of
from motcua.dossiers.rules import requests
from motcua.dossiers.rules.requests import Silence
from motcua.dossiers.terms import Open


def going_on(pen: record.Pen, passed: Sequence[Open], without: str) -> dict[str, Any]:
    """What the fact that ends a step says of requests nobody answered. Raises Refused where nobody says so in words."""
    silent = [_silence(pen, task) for task in passed]
    requests.must_not_be_silent(pen.held.code, silent, without)
    return {"silent": [one.told() for one in silent], "without": without.strip()} if silent else {}


def _silence(pen: record.Pen, task: Open) -> Silence:
    assert task.until is not None, "a request has its own time"
    late = requests.late_days(task.until, pen.at, calendar_of(task.unit, pen))
    name = directory.tree(day_of(pen.at), pen.revision("directory")).unit(task.unit).name
    return Silence(task.unit, name, task.step, task.question, task.until, late)
