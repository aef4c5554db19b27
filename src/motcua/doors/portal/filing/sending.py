"""Sends a complete draft: one dossier however often the button is pressed, and the receipt of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import segno
from django.conf import settings
from django.utils import timezone

from motcua.calendars import queries as calendars
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.doors.kit.abandoned import act_of
from motcua.doors.kit.request import Request
from motcua.doors.portal.filing import steps
from motcua.doors.portal.filing.drafts import Draft
from motcua.dossiers.operations import submit
from motcua.dossiers.rules.clock import answer_by
from motcua.dossiers.terms import Applicant, Channel, Paper
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


def send(request: Request, version: VersionView, draft: Draft) -> dict[str, str]:
    """Submit it; the draft's key makes a second press come to the same dossier."""
    tree = directory.tree(timezone.localdate(request.now), request.revisions.get("directory", 0))
    agency = tree.unit(draft.unit)
    counter = tree.counter_of(agency.id) or agency
    done = submit.submit(
        procedure=version.procedure_code,
        unit=counter.code,
        competent=agency.code,
        applicant=_applicant(draft),
        papers=_papers(version, draft),
        answers=draft.answers,
        channel=Channel.ONLINE,
        case=None if draft.case == steps.USUAL else draft.case,
        delivery=steps.delivery(draft),
        by=citizen(draft.person["name"]),
        at=request.now,
        key=act_of(draft.key),
    )
    wish = steps.wish(draft)
    if wish is not Wish.USUAL:
        notices.choose(subject=done.code, wish=wish, by=citizen(draft.person["name"]), at=request.now)
    answered = answer_by(request.now, calendars.of_unit(counter.id))
    return {
        "code": done.code, "secret": done.secret or "", "sent_at": request.now.isoformat(),
        "answer_by": answered.isoformat(),
    }  # fmt: skip


def receipt(draft: Draft) -> Receipt:
    """The receipt of a sent draft."""
    done = draft.done
    sent_at, answered = (datetime.fromisoformat(done[name]) for name in ("sent_at", "answer_by"))
    address = f"{settings.PUBLIC_ADDRESS}/tra-cuu/{done['code']}/{done['secret']}/"
    return Receipt(done["code"], done["secret"], sent_at, answered, address, _qr(address))


def _qr(address: str) -> str:
    return segno.make(address, error="m", micro=False).svg_inline(scale=5, border=2, dark="#000", light="#fff")


def _applicant(draft: Draft) -> Applicant:
    said = draft.person
    return Applicant(
        name=said["name"], id_no=said["id_no"], address=said["address"], phone=said["phone"], email=said["email"]
    )


def _papers(version: VersionView, draft: Draft) -> list[Paper]:
    """Every file becomes an electronic paper under the name the procedure gives it."""
    named = steps.wanted(version)
    return [
        Paper(name=named[n].name, kind=2, original=0, copy=0, file=file["key"])
        for n, files in sorted(draft.papers.items(), key=lambda item: int(item[0]))
        for file in files
        if n in named
    ]
