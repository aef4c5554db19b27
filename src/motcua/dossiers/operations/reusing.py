"""A paper of the owner's store stands for one that is asked for: what the fact says of it."""

from __future__ import annotations

from typing import Any

from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.dossiers import record
from motcua.dossiers.queries import store
from motcua.dossiers.rules import keeping
from motcua.kernel.refused import Refused


def reused(pen: record.Pen, place: int, source: str, source_place: int) -> dict[str, Any]:
    """The data of the act: from which dossier, for which matter, by whom, when (A138). Three SQL. Raises Refused when
    the stored paper is not this owner's, has ended, was replaced, or is not known by itself."""
    paper = keeping.must_be_to_digitise(pen.held, place)
    held = [one for one in store.stored(pen.held) if (one.code, one.place) == (source, source_place)]
    day = day_of(pen.at)
    if keeping.is_each_its_own(paper["name"], day) or not held or not held[0].serves(day):
        raise Refused(
            f"“{paper['name']}” của hồ sơ {source[:40]} không còn dùng lại được: đã hết hạn, đã có bản mới, không phải "
            "của người nộp, hoặc là loại giấy tờ mỗi hồ sơ một khác (không có số, nơi cấp để nhận ra). Hãy nhận hoặc "
            "quét bản giấy.",
            f"“{paper['name']}” of {source[:40]} cannot stand for it: it ended, was replaced, is another person's, or "
            "of a kind that differs from matter to matter (no number, no issuer). Take the paper itself.",
        )
    one = held[0]
    purpose = catalogue.version(pen.held.version).name
    about = {"from": one.code, "for": purpose, "by": record.signature(pen.by, pen.hat), "on": pen.at.isoformat()}
    known = {name: value for name in keeping.READ if (value := getattr(one, name))}
    said = {"n": place, "paper": paper["name"], "mark": int(keeping.reused(one.mark)), "file": one.file}
    return said | {"about": known | about}
