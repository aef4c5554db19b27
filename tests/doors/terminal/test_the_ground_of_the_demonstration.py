"""A demonstration of an older edition goes on with the catalogue its dossiers were promised by."""

from __future__ import annotations

from importlib import resources

import orjson
import pytest
from django.utils import timezone

from motcua.catalogue import operations as catalogue
from motcua.catalogue import queries as procedures
from motcua.catalogue.terms import Announcement
from motcua.doors.terminal.demonstration import ground
from motcua.kernel.actor import SYSTEM

pytestmark = pytest.mark.django_db


def test_what_is_published_already_is_kept_and_what_lacks_is_added() -> None:
    shipped = orjson.loads(resources.files("motcua.catalogue").joinpath("data/procedures.json").read_bytes())
    older = shipped | {"procedures": shipped["procedures"][:2], "count": 2}
    older["procedures"][0]["fee"] = {"text": "lệ phí của bản trước", "items": []}
    plan = procedures.plan(orjson.dumps(older), today=timezone.localdate(), valid_from=ground.SINCE)
    told = Announcement(ground.SINCE, "", None)
    catalogue.publish(drafts=plan.drafts, announcement=told, by=SYSTEM, at=timezone.now())
    said: list[str] = []

    ground.lay(say=said.append)

    assert any("giữ nguyên 1 thủ tục" in line and "make demo-reset" in line for line in said)
    assert any(f"{len(shipped['procedures']) - 2} phiên bản thủ tục" in line for line in said)
