"""When two statements of a procedure are the same."""

from __future__ import annotations

import hashlib

import orjson

from motcua.catalogue.terms import Draft
from motcua.workflow.rules import as_json


def digest(draft: Draft) -> str:
    """SHA-256 of everything a version says, its dates and announcing decision left out."""
    said = {
        "name": draft.name,
        "field": draft.field,
        "level": draft.level.value,
        "online": draft.online_level.value,
        "legacy": draft.legacy_level,
        "legal": draft.legal_limit,
        "committed": draft.committed_limit,
        "clock": draft.supplement_clock.value,
        "definition": as_json(draft.definition) if draft.definition else None,
        "content": draft.content.model_dump(mode="json", exclude_defaults=True),
    }
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()
