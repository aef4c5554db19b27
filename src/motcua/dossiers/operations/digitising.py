"""Papers made electronic at the counter, once: digitised by an officer, or taken from the person's store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.documents import queries as documents
from motcua.dossiers import access, record
from motcua.dossiers.queries import store
from motcua.dossiers.rules import checks, keeping
from motcua.dossiers.terms import Act, Done, Mark
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def digitise(
    *,
    code: str,
    place: int,
    file: str,
    sheets: int,
    by: Actor,
    at: datetime,
    read: Mapping[str, str] | None = None,
    key: str | None = None,
) -> Done:
    """The paper in this place of the dossier has been scanned: its file, its pages counted, what was read off it.

    Law: TT 01/2023/TT-VPCP Art. 8 (four steps). Three SQL.
    """
    pen = access.to_change(by, code, Act.DIGITISE, at=at, key=key)
    paper = keeping.must_be_to_digitise(pen.held, place)
    stored = documents.file(file)
    keeping.must_have_all_pages(paper["name"], sheets, stored.pages)
    about = keeping.must_be_read(read or {}, day_of(at)) | {"by": record.signature(by, pen.hat), "on": at.isoformat()}
    checks.must_be_clean("Thông tin giấy tờ", about)
    said = {"n": place, "paper": paper["name"], "mark": int(Mark.DIGITISED), "file": str(stored.key)}
    return pen.finish(Act.DIGITISE, data=said | {"pages": stored.pages, "sha256": stored.sha256, "about": about})


@record.committed
def reuse(
    *, code: str, place: int, source: str, source_place: int, by: Actor, at: datetime, key: str | None = None
) -> Done:
    """A paper of the same owner, held already, stands for this one; from which dossier and for which matter is on
    record, and its owner sees it. Five SQL."""
    pen = access.to_change(by, code, Act.DIGITISE, at=at, key=key)
    paper = keeping.must_be_to_digitise(pen.held, place)
    held = [one for one in store.stored(pen.held) if (one.code, one.place) == (source, source_place)]
    if not held or not held[0].holds(day_of(at)):
        raise Refused(
            f"Giấy tờ này của hồ sơ {source[:40]} không còn dùng lại được: đã hết hạn, đã có bản mới, hoặc không phải "
            "của người nộp. Hãy quét bản giấy.",
            f"That paper of {source[:40]} cannot stand for it: it ended, was replaced, or is somebody else's. Scan it.",
        )
    one = held[0]
    purpose = catalogue.version(pen.held.version).name
    about = {"from": one.code, "for": purpose, "by": record.signature(by, pen.hat), "on": at.isoformat()}
    known = {name: value for name in keeping.READ if (value := getattr(one, name))}
    said = {"n": place, "paper": paper["name"], "mark": int(keeping.reused(one.mark)), "file": one.file}
    return pen.finish(Act.DIGITISE, data=said | {"about": known | about})
