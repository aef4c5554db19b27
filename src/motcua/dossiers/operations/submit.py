"""1. Hand in, supplement, withdraw: what the applicant does, at a screen or through a counter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from motcua.calendars.rules import day_of
from motcua.catalogue import queries as catalogue
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.documents.terms import Form
from motcua.dossiers import access, record, rules
from motcua.dossiers.operations.clockwork import end, resume
from motcua.dossiers.operations.reusing import reused
from motcua.dossiers.rules import checks, places
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.terms import Act, Applicant, Channel, Done, Link, Paper, State
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused


@record.committed
def submit(
    *,
    procedure: str,
    unit: str,
    applicant: Applicant,
    papers: Sequence[Paper],
    answers: dict[str, Any],
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str | None = None,
    case: str | None = None,
    subject: str = "",
    assisted: bool = False,
    competent: str | None = None,
    delivery: str = "counter",
    happened_at: datetime | None = None,
    return_at: str = "",
    link: Link | None = None,
) -> Done:
    """Register a dossier and give its code and secret; the clock does not start before it is accepted. Two SQL.

    procedure, unit, competent: codes. A citizen files online; the two other channels need a counter's hat.
    Law: NĐ 118/2025 (filing); domain 04 section 5.3 (the code is given at registration).
    """
    pen, _, _ = register(
        procedure=procedure, unit=unit, applicant=applicant, papers=papers, answers=answers, channel=channel, by=by,
        at=at, key=key, case=case, subject=subject, assisted=assisted, competent=competent, delivery=delivery,
        happened_at=happened_at, return_at=return_at, link=link,
    )  # fmt: skip
    return pen.write()


def register(
    *,
    procedure: str,
    unit: str,
    applicant: Applicant,
    papers: Sequence[Paper],
    answers: dict[str, Any],
    channel: Channel,
    by: Actor,
    at: datetime,
    key: str | None,
    case: str | None,
    subject: str,
    assisted: bool,
    competent: str | None,
    delivery: str,
    happened_at: datetime | None,
    return_at: str,
    link: Link | None,
    form: Form | None = None,
) -> tuple[record.Pen, catalogue.VersionView, directory.Tree]:
    """The first fact of a dossier, set down and not yet written; for submit and for take_in, which issues a form."""
    access.must_not_be_ahead(at, happened_at)
    day = day_of(at)
    known = {topic: record.known(topic) for topic in ("directory", "catalogue")}
    tree = directory.tree(day, known["directory"])
    intake = tree.by_code(unit)
    hat = access.to_begin(by, intake.id)
    _must_fit(by, channel, applicant, papers, answers, subject, delivery, case)
    version = catalogue.version_on(procedure, day, revision=known["catalogue"])
    version.limit(case)
    series = [rules.series_of_code(intake.code, day)]
    if form is not None:
        series.append(rules.series_of_form(form, intake.id, day.year))
    numbers, revisions = record.number(series, key=key)
    if any(seen is not None and revisions.get(topic, 0) != seen for topic, seen in known.items()):
        raise record.Stale
    agency = places.competent(tree, intake, version.level, competent)
    version = catalogue.version_on(
        version.procedure_code, day, revision=revisions.get("catalogue", 0), line=tree.line(agency.id)
    )
    pen = record.Pen(
        by=by, at=at, happened_at=happened_at, key=key, hat=hat, revisions=revisions,
        n=numbers.get(series[-1]) if form else None,
    )  # fmt: skip
    code = rules.code_of(intake.code, day, numbers[series[0]])
    pen.begin(
        words=rules.words_of(code, applicant, subject), last=form is None,
        data={
            "code": code, "unit": agency.id, "intake_unit": intake.id, "units": _units(agency, intake),
            "procedure": version.procedure_id, "version": version.id, "field": version.field_id,
            "process": version.process_id, "channel": int(channel), "assisted": assisted,
            "case": case or "", "applicant": asdict(applicant), "subject": subject, "answers": answers,
            "papers": [p.told() for p in papers], "delivery": delivery,
            **_elsewhere(places.return_counter(tree, intake, return_at), link, code),
        },
    )  # fmt: skip
    _take_from_store(pen, papers)
    return pen, version, tree


def _take_from_store(pen: record.Pen, papers: Sequence[Paper]) -> None:
    """Papers the counter need not take because the owner's store holds them: each use is a fact of its own."""
    for n, paper in enumerate(papers):
        if paper.source:
            if pen.hat is None and not pen.by.system:
                raise NotYours()
            pen.set_down(Act.DIGITISE, data=reused(pen, n, paper.source, paper.source_place))


def _elsewhere(return_unit: int | None, link: Link | None, code: str) -> dict[str, Any]:
    """What is said only of the few: another counter for the result, other dossiers filed with it."""
    said: dict[str, Any] = {"return_unit": return_unit} if return_unit else {}
    if link is not None:
        said |= {"bundle": link.bundle or code} | ({"after": link.after} if link.after else {})
    return said


def _units(agency: UnitView, intake: UnitView) -> list[int]:
    return [agency.id] if agency.id == intake.id else [agency.id, intake.id]


def _must_fit(
    by: Actor,
    channel: Channel,
    applicant: Applicant,
    papers: Sequence[Paper],
    answers: dict[str, Any],
    subject: str,
    delivery: str,
    case: str | None,
) -> None:
    if channel is not Channel.ONLINE and not by.hats and not by.system:
        raise NotYours(
            "Nộp trực tiếp hoặc qua bưu chính do công chức một cửa ghi nhận; tự nộp thì nộp trực tuyến.",
            "Filing at the counter or by post is entered by the counter; file online to do it yourself.",
        )
    given = [asdict(applicant), [asdict(p) for p in papers], answers, subject, case]
    checks.must_be_clean("Thông tin hồ sơ", given)
    checks.must_be_applicant(applicant)
    checks.must_be_papers(papers)
    if len(subject) > 300 or delivery not in forms.DELIVERIES:
        raise Refused(
            f"Nội dung yêu cầu tối đa 300 ký tự; nhận kết quả bằng một trong: {', '.join(forms.DELIVERIES)}.",
            f"The subject has 300 characters at most; delivery is one of {', '.join(forms.DELIVERIES)}.",
        )


@record.committed
def supplement(
    *,
    code: str,
    papers: Sequence[Paper],
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    secret: str | None = None,
) -> Done:
    """Papers asked for, handed in: a standing clock goes on and the promise moves. happened_at: arrival by post."""
    pen = access.to_change(by, code, Act.SUPPLEMENT, at=at, happened_at=happened_at, key=key, secret=secret)
    checks.must_be_papers(papers)
    added = [p.told() for p in papers]
    checks.must_be_clean("Giấy tờ bổ sung", added)
    if not added:
        raise Refused("Chưa chọn giấy tờ nào để bổ sung.", "No paper is handed in.")
    if pen.held.state is State.REGISTERED:
        return pen.finish(Act.SUPPLEMENT, data={"papers": added})
    how = catalogue.version(pen.held.version).supplement_clock
    return resume(pen, Act.SUPPLEMENT, str(how), {"papers": added})


@record.committed
def withdraw(
    *,
    code: str,
    reason: str,
    by: Actor,
    at: datetime,
    key: str | None = None,
    happened_at: datetime | None = None,
    secret: str | None = None,
) -> Done:
    """The applicant takes the matter back, as long as no result exists; answered by form 05 (edition 2025).

    Law: TT 03/2025/TT-VPCP Art. 7; NĐ 118/2025 Art. 21.
    """
    pen = access.to_change(by, code, Act.WITHDRAW, at=at, happened_at=happened_at, key=key, secret=secret)
    return end(pen, Act.WITHDRAW, checks.must_say("Lý do rút hồ sơ", reason))
