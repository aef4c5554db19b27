"""Whether a result somebody shows still holds: by its code, by its number, by its very bytes. Who has
the code printed on it may compare what it states; nobody else learns anything of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import orjson
from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.documents.rules.outcomes import MARK
from motcua.dossiers import rules
from motcua.dossiers.queries.reading import Whole, whole
from motcua.dossiers.queries.results import FINAL
from motcua.dossiers.record import ask
from motcua.dossiers.rules import issued, stating
from motcua.dossiers.terms import Issued, Standing
from motcua.kernel.refused import NotYours

_MARKED = re.compile(rb"%s:([A-Z0-9.]{3,40}-\d{6,8}-\d{3,9}):([0-9A-Z]{8})" % MARK.encode())
_NUMBERED = """select d.code from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.act = 'issue' and e.form_no = $1 order by e.id desc limit 500"""
_BYTES = """select d.code, e.data from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.act = 'sign' and e.data::jsonb ->> 'sha256' = $1 limit 1"""
#: name of the field of a signature made here; in a PDF the dash may be written as a number
_FIELD = re.compile(rb"motcua(?:-|\\055)([0-9a-f]{12})")
_COPIES = """select e.data, e.recorded_at, e.unit_id from dossiers_event e
    where e.act = 'digitise' and e.data::jsonb ->> 'field' = any($1) order by e.id desc limit 5"""


class Answer(StrEnum):
    """What whoever checks a result is told."""

    VALID = "valid"
    REPLACED = "replaced"
    REVOKED = "revoked"
    COPY = "copy"  # a paper as an officer digitised and signed it
    ALTERED = "altered"  # it claims to be one of ours, its bytes are not
    UNRELEASED = "unreleased"  # numbered, without every signature it must bear, or not handed out yet
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as whoever holds it knows it already. about, stated: only for who has its secret, to be compared."""

    name: str
    number: str
    on: date
    agency: str
    signer: str
    signed_at: datetime | None
    sealed: bool
    about: str = ""
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer, the result it is about, and the one that took its place."""

    answer: Answer
    paper: Shown | None = None
    instead: Shown | None = None
    at: datetime | None = None
    because: str = ""


UNKNOWN = Checked(Answer.UNKNOWN)


def by_code(code: str, short: str) -> Checked:
    """The result with this short code. code: of its dossier, or its number and symbol. One SQL for a code, one more
    for each paper that bears the number."""
    typed = code.strip()
    codes = [row[0] for row in ask(_NUMBERED, [typed])] if "/" in typed else [typed.upper()]
    for one in dict.fromkeys(codes):
        found = _of(one, short)
        if found.answer is not Answer.UNKNOWN:
            return found
    return UNKNOWN


def by_bytes(content: bytes) -> Checked:
    """The very file: known by its hash; one that only claims to be ours was altered. A result or a digitised copy."""
    sha256 = hashlib.sha256(content).hexdigest()
    found = ask(_BYTES, [sha256])
    if found:
        code, data = found[0]
        return _signed(whole(code, ("true", ())), orjson.loads(data), sha256)
    claim = _MARKED.search(content)
    if claim is None:
        return _copy(content, sha256)
    known = _of(claim[1].decode(), claim[2].decode())
    if known.answer is Answer.UNKNOWN or known.paper is None:
        return UNKNOWN
    return Checked(Answer.ALTERED, known.paper)


def _signed(read: Whole, said: dict[str, Any], sha256: str) -> Checked:
    """What these bytes are worth: one signature of two makes no released paper, whatever became of it later."""
    found = _answer(read, said["issued"])
    paper = next(p for p in issued.papers(read.facts) if p.seq == said["issued"])
    half = paper.seal_asked and not paper.released and sha256 != paper.sha256
    return replace(found, answer=Answer.UNRELEASED) if half and found.answer is Answer.VALID else found


def _copy(content: bytes, sha256: str) -> Checked:
    """A digitised copy, known by the name of its signature's field; the newest signature decides. One SQL at most."""
    fields = sorted({f"motcua-{claim.decode()}" for claim in _FIELD.findall(content)})[:20]
    for data, at, unit in ask(_COPIES, [fields]) if fields else ():
        said = orjson.loads(data)
        agency = directory.tree(day_of(at)).unit(unit).name if unit else ""
        shown = Shown(said["paper"], said["about"].get("number", ""), day_of(at), agency, said["holder"], at, False)
        if said["sha256"] == sha256:
            return Checked(Answer.COPY, shown)
        return Checked(Answer.ALTERED, replace(shown, number=""))
    return UNKNOWN


def _of(code: str, short: str) -> Checked:
    try:
        read = whole(code, ("true", ()))
    except NotYours:
        return UNKNOWN
    for paper in issued.papers(read.facts):
        if rules.is_secret_of(short, f"{code}/{paper.seq}", settings.TRACKING_KEY):
            return _answer(read, paper.seq)
    return UNKNOWN


def _answer(read: Whole, seq: int) -> Checked:
    found = {paper.seq: paper for paper in issued.papers(read.facts)}
    paper = found[seq]
    shown = _shown(read, paper)
    if paper.standing is Standing.REVOKED:
        return Checked(Answer.REVOKED, shown, at=paper.revoked_at)
    if not paper.counts_at or not any(f.act in FINAL for f in read.facts):
        return Checked(Answer.UNRELEASED, replace(shown, about="", stated=()))
    if paper.replaced_by:
        after = found[paper.replaced_by]
        return Checked(Answer.REPLACED, shown, replace(_shown(read, after), about="", stated=()), after.counts_at)
    return Checked(Answer.VALID, shown)


def _shown(read: Whole, paper: Issued) -> Shown:
    agency = read.tree(day_of(paper.at)).unit(paper.unit).name
    at = paper.signatures[0].at if paper.signatures else None
    return Shown(
        paper.name, paper.number, paper.on, agency, paper.signer, at, paper.sealed, paper.about,
        stating.stated_by(paper),
    )  # fmt: skip
