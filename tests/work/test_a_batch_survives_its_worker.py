"""kill -9 in the middle of a batch: the next worker goes on with it, and no file has it done twice."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.db import connection

from motcua.dossiers import queries
from motcua.dossiers.terms import Act
from motcua.kernel.actor import SYSTEM
from motcua.work import operations as work
from motcua.work import queries as own
from motcua.work.models import BatchLine
from motcua.work.terms import Deed
from tests import build

MANY, SOME = 30, 3
#: what the worker does with a batch, in a process of its own on the test's database; slowed so that it can be hit
WORKER = """
import os, sys, time
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from datetime import datetime
from motcua.work.operations import batches
once = batches._settle
batches._settle = lambda *said: (time.sleep(0.05), once(*said))[1]
batches.go_on(number=int(sys.argv[2]), at=datetime.fromisoformat(sys.argv[3]))
"""


def settled(number: int) -> int:
    """How many lines have their result."""
    return BatchLine.objects.filter(batch=number, done=True).count()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_nothing_undone_and_nothing_done_twice() -> None:
    staff = build.a_staffed_district()
    codes = [build.an_accepted_dossier(staff.counter).code for _ in range(MANY)]
    lines = [(code, "nhan") for code in codes]
    number = work.begin(deed=Deed.COMPLETE, lines=lines, said={}, by=staff.counter, at=build.MORNING)
    words = [sys.executable, "-c", WORKER, connection.settings_dict["NAME"], str(number), build.MORNING.isoformat()]

    with subprocess.Popen(words, env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}) as worker:
        until = time.monotonic() + 30
        while settled(number) < SOME and time.monotonic() < until:
            time.sleep(0.01)
        worker.kill()
    part = settled(number)
    assert SOME <= part < MANY and own.unfinished() == [number]
    for waiting in own.unfinished():
        work.go_on(number=waiting, at=build.MORNING)

    found = own.batch(staff.counter, number)
    assert (found.succeeded, found.settled, own.unfinished()) == (MANY, MANY, [])
    acts = [Counter(event.act for event in queries.page(SYSTEM, code).events) for code in codes]
    assert {one[Act.COMPLETE_STEP] for one in acts} == {1}
