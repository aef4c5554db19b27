"""What the paper will state is filled in or corrected by whoever works on it, before anybody signs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.dossiers import access, record
from motcua.dossiers.queries.contents import chosen_kind, said_of
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import checks, composing, issued, stating
from motcua.dossiers.terms import Act, Done, ResultKind
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def fill(
    *, code: str, fields: Mapping[str, str], by: Actor, at: datetime, kind: str | None = None, key: str | None = None
) -> Done:
    """Set down what these fields of the paper say; those left as they are stay where they came from. A paper that is
    drawn and not signed is drawn anew before it can be. Raises Refused when nothing changes, or cannot be printed."""
    pen = access.to_change(by, code, Act.FILL, at=at, key=key)
    version = catalogue.version(pen.held.version)
    facts = whole(code, ("true", ())).facts
    before = issued.last(issued.papers(facts))
    chosen = chosen_kind(version, day_of(at), kind or (before.kind if before else None))
    said = said_of(pen.held, version, facts, day_of(at), pen.revision("directory"))
    return pen.finish(Act.FILL, data=_told(chosen, fields, said, at))


def _told(kind: ResultKind, fields: Mapping[str, str], said: Mapping[str, str], at: datetime) -> dict[str, Any]:
    checks.must_be_clean("Nội dung trên giấy", dict(fields))
    changed = {}
    for field in kind.fields:
        value = fields.get(field.name, "").strip()
        if field.name in fields and value != composing.filled(field.words, said).strip():
            stating.must_fit(field, value, day_of(at))
            changed[field] = value
    if not changed:
        raise Refused(
            "Chưa sửa ô nào của nội dung trên giấy. Sửa rồi mới lưu.", "No field was changed. Change one, then save."
        )
    return {
        "kind": kind.id, "fields": {field.name: value for field, value in changed.items()},
        "labels": [field.label for field in changed],
    }  # fmt: skip
