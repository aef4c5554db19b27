"""8. One declaration, several dossiers: each with its own promise and agency, under one bundle (A054)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.catalogue.queries import BundleView
from motcua.dossiers import access, record
from motcua.dossiers.operations import intake, submit
from motcua.dossiers.queries.bundles import Freed, to_free
from motcua.dossiers.rules import checks
from motcua.dossiers.terms import Act, Applicant, Channel, Done, Link, Paper
from motcua.kernel.actor import SYSTEM, Actor
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Part:
    """One procedure of the declaration. after: the procedure whose result it waits for, "" when it begins at once."""

    procedure: str
    papers: tuple[Paper, ...] = ()
    answers: tuple[tuple[str, Any], ...] = ()
    after: str = ""
    competent: str | None = None
    case: str | None = None


def parts_of(
    bundle: BundleView, *, papers: Sequence[Paper], answers: Mapping[str, Any], competent: str | None, case: str | None
) -> list[Part]:
    """The parts of a bundle, each with its own of the papers and answers.

    competent, case: of the first procedure; one of the same level is decided by the same agency, any other where it
    belongs.
    """
    first = bundle.parts[0]
    return [
        Part(
            procedure=one.version.procedure_code, after=one.after,
            papers=tuple(p for p in papers if p.name in {asked.name for asked in one.papers}),
            answers=tuple((f.id, answers[f.id]) for f in one.version.form_fields if f.id in answers),
            competent=competent if one.version.level is first.version.level else None,
            case=case if one is first else None,
        )
        for one in bundle.parts
    ]  # fmt: skip


@transaction.atomic
def file_together(
    *,
    parts: Sequence[Part],
    unit: str,
    applicant: Applicant,
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str,
    accept: bool,
    subject: str = "",
    delivery: str = "counter",
    return_at: str = "",
    happened_at: datetime | None = None,
    assisted: bool = False,
) -> tuple[Done, ...]:
    """All of it or nothing, in the order of the parts; the first dossier's code is the bundle's. The SQL of each part.

    accept: at the counter what begins at once is taken in, with its receipt; online it waits for the counter. A part
    that comes after another waits for its result in either case (go_on). Raises Refused, NotYours.
    """
    _must_be_in_order(parts)
    done: dict[str, Done] = {}
    for n, part in enumerate(parts):
        first = next(iter(done.values()), None)
        link = Link(first.code if first else "", done[part.after].code if part.after else "")
        file = intake.take_in if accept and not part.after else submit.submit
        done[part.procedure] = file(
            procedure=part.procedure, unit=unit, applicant=applicant, papers=part.papers, answers=dict(part.answers),
            channel=channel, by=by, at=at, key=f"{key}/{n}" if n else key, case=part.case, subject=subject,
            competent=part.competent, delivery=delivery, return_at=return_at, happened_at=happened_at, link=link,
            assisted=assisted,
        )  # fmt: skip
    return tuple(done.values())


def _must_be_in_order(parts: Sequence[Part]) -> None:
    named: set[str] = set()
    for part in parts:
        if part.procedure in named or (part.after and part.after not in named):
            raise Refused(
                f"Bộ thủ tục liên thông sai thứ tự ở {part.procedure}: mỗi thủ tục một lần, sau thủ tục mà nó chờ.",
                f"The bundle is out of order at {part.procedure}: each procedure once, after the one it waits for.",
            )
        named.add(part.procedure)
    if not named:
        raise Refused("Chưa chọn thủ tục nào.", "No procedure is chosen.")


def go_on(*, at: datetime, limit: int = 1000) -> int:
    """What waited for a dossier that has ended goes to its counter, with the result as a paper. Returns how many.

    Looks at what is: safe to run twice, at once, or after days of standing still.
    """
    freed = to_free(limit)
    for one in freed:
        _set_free(one, at)
    return len(freed)


@record.committed
def _set_free(one: Freed, at: datetime) -> Done:
    pen = access.to_change(SYSTEM, one.code, Act.SUPPLEMENT, at=at, key=f"freed/{one.code}")
    papers = [{"name": one.paper, "kind": 2, "original": 0, "copy": 0, "file": one.file}] if one.paper else []
    checks.must_be_clean("Giấy tờ", papers)
    why = "" if one.paper else f"Hồ sơ {one.after} đã kết thúc mà không có kết quả."
    return pen.finish(Act.SUPPLEMENT, reason=why, data={"papers": papers, "freed": True})
