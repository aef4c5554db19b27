"""Sends a complete draft: one dossier however often the button is pressed, and the receipt of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from motcua.calendars import queries as calendars
from motcua.catalogue.queries import BundleView, VersionView
from motcua.directory import queries as directory
from motcua.directory.terms import UnitView
from motcua.doors.kit import qr
from motcua.doors.kit.abandoned import act_of
from motcua.doors.kit.request import Request
from motcua.doors.portal.filing import steps
from motcua.doors.portal.filing.drafts import Draft
from motcua.dossiers.operations import bundling, submit
from motcua.dossiers.rules.clock import answer_by
from motcua.dossiers.terms import Applicant, Channel, Done, Mark, Paper
from motcua.kernel.actor import citizen
from motcua.notices import operations as notices
from motcua.notices.terms import Wish


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the person keeps."""

    code: str
    secret: str
    sent_at: datetime
    answer_by: datetime
    address: str
    qr: str


def send(request: Request, version: VersionView, draft: Draft, together: BundleView | None) -> dict[str, str]:
    """Submit it, with what is filed together; the draft's key makes a second press come to the same dossiers."""
    tree = directory.tree(timezone.localdate(request.now), request.revisions.get("directory", 0))
    agency = tree.unit(draft.unit)
    counter = tree.counter_of(agency.id) or agency
    filed = _filed(request, version, draft, agency, counter, together)
    wish = steps.wish(draft)
    if wish is not Wish.USUAL:
        for one in filed:
            notices.choose(subject=one.code, wish=wish, by=citizen(draft.person["name"]), at=request.now)
    answered = answer_by(request.now, calendars.of_unit(counter.id))
    done = filed[0]
    return {
        "code": done.code, "secret": done.secret or "", "sent_at": request.now.isoformat(),
        "answer_by": answered.isoformat(),
    }  # fmt: skip


def _filed(
    request: Request,
    version: VersionView,
    draft: Draft,
    agency: UnitView,
    counter: UnitView,
    together: BundleView | None,
) -> tuple[Done, ...]:
    by, key, delivery = citizen(draft.person["name"]), act_of(draft.key), steps.delivery(draft)
    case = None if draft.case == steps.USUAL else draft.case
    papers, applicant = _papers(version, draft), _applicant(draft)
    if together is None:
        done = submit.submit(
            procedure=version.procedure_code, unit=counter.code, competent=agency.code, applicant=applicant,
            papers=papers, answers=draft.answers, channel=Channel.ONLINE, case=case, delivery=delivery, by=by,
            at=request.now, key=key,
        )  # fmt: skip
        return (done,)
    parts = bundling.parts_of(together, papers=papers, answers=draft.answers, competent=agency.code, case=case)
    return bundling.file_together(
        parts=parts, unit=counter.code, applicant=applicant, channel=Channel.ONLINE, delivery=delivery, accept=False,
        by=by, at=request.now, key=key,
    )  # fmt: skip


def receipt(draft: Draft) -> Receipt:
    """The receipt of a sent draft."""
    done = draft.done
    sent_at, answered = (datetime.fromisoformat(done[name]) for name in ("sent_at", "answer_by"))
    address = f"{settings.PUBLIC_ADDRESS}/tra-cuu/{done['code']}/{done['secret']}/"
    return Receipt(done["code"], done["secret"], sent_at, answered, address, qr.drawn(address))


def _applicant(draft: Draft) -> Applicant:
    said = draft.person
    return Applicant(
        name=said["name"], id_no=said["id_no"], address=said["address"], phone=said["phone"], email=said["email"]
    )


def _papers(version: VersionView, draft: Draft) -> list[Paper]:
    """Every file becomes an electronic paper under the name the procedure gives it."""
    named = steps.wanted(version)
    return [
        Paper(name=named[n].name, kind=2, original=0, copy=0, file=file["key"], **_lent(version, draft, file))
        for n, files in sorted(draft.papers.items(), key=lambda item: int(item[0]))
        for file in files
        if n in named
    ]


def _lent(version: VersionView, draft: Draft, file: Mapping[str, Any]) -> dict[str, Any]:
    """Of a paper used again: its mark, where it lies, and for what it serves now."""
    if not file.get("from"):
        return {}
    return {
        "mark": Mark(file["mark"]),
        "about": {"from": file["from"], "for": version.name, "by": draft.person["name"]},
    }
