"""The register of results: every number given, by kind and period; a projection of the log, by the one filter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from motcua.calendars.terms import ZONE
from motcua.dossiers.queries.reading import wholes
from motcua.dossiers.record import ask
from motcua.dossiers.record import numbered as marked
from motcua.dossiers.rules import issued, rights
from motcua.dossiers.terms import SERIES, Issued
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused

_FOUND = """select d.code, e.form_no from dossiers_event e join dossiers_dossier d on d.id = e.dossier_id
    where e.act = 'issue' and e.form <> '' and e.recorded_at >= %s and e.recorded_at < %s
    and (%s = '' or e.form = %s) and (%s = '' or e.form_no ilike %s
        or concat(e.data::jsonb ->> 'abstract', ' ', e.data::jsonb ->> 'about') ilike %s)
    and {visible} order by e.recorded_at desc, e.id desc limit %s"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the register. instead: number of the one that took its place."""

    code: str
    paper: Issued
    instead: str
    #: what it is about in one line, with the name of whom it is about
    about: str = ""


def results_register(
    actor: Actor, first: date, last: date, *, kind: str = "", text: str = "", limit: int = 500
) -> tuple[Line, ...]:
    """Newest first, both days inclusive. kind: one kind's register; text: words of number or abstract. Two SQL."""
    if last < first:
        raise Refused(f"Ngày cuối {last:%d/%m/%Y} trước ngày đầu {first:%d/%m/%Y}.", "The last day comes first.")
    visible, values = rights.visible(actor)
    series, like = SERIES + kind if kind else "", f"%{text}%"
    asked = [_start(first), _start(last) + timedelta(days=1), series, series, text, like, like, *values, limit]
    rows = ask(marked(_FOUND.format(visible=visible)), asked)
    known = {
        (read.held.code, paper.number): (paper, papers, read.held.applicant["name"])
        for read in wholes(sorted({row[0] for row in rows}), (visible, values))
        for papers in [issued.papers(read.facts)] for paper in papers
    }  # fmt: skip
    found = (known.get((code, number)) for code, number in rows)
    return tuple(
        Line(code, one[0], _instead(*one[:2]), _about(one[0], one[2]))
        for (code, _), one in zip(rows, found, strict=True)
        if one
    )


def _start(day: date) -> datetime:
    return datetime.combine(day, clock_time(0), ZONE)


def _about(paper: Issued, applicant: str) -> str:
    """The abstract, and whom the paper is about where the abstract names nobody."""
    who = paper.about or applicant
    return paper.abstract if who in paper.abstract else f"{paper.abstract}: {who}"


def _instead(paper: Issued, papers: tuple[Issued, ...]) -> str:
    return next((p.number for p in papers if p.seq == paper.replaced_by), "")
