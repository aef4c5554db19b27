"""Rating: once for each dossier, by who holds its slip or at the counter that handed it over; or of the hall, about no
dossier. Never required."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.dossiers import queries as dossiers
from motcua.dossiers.terms import GIVEN, State
from motcua.feedback.models import Rating
from motcua.feedback.rules import mark, mark_of_none
from motcua.feedback.terms import NO_DOSSIER, SCORES, Place
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.queueing import queries as queueing


def rate(*, code: str, score: int, place: Place, by: Actor, at: datetime, secret: str | None = None) -> None:
    """Keep one rating. secret: of the slip, where its holder rates; else the actor must see the dossier. Raises Refused
    before there is a result, for a score that is none, and a second time; NotYours."""
    unit, procedure, state = _about(code, secret, by)
    if state not in GIVEN:
        raise Refused("Hồ sơ chưa có kết quả nên chưa mời đánh giá.", "There is no result yet: nothing is to be rated.")
    _must_be_one_of_five(score)
    _, new = Rating.objects.get_or_create(
        mark=mark(code, settings.TRACKING_KEY),
        defaults={"unit": unit, "procedure": procedure, "score": score, "place": place.value, "said_on": day_of(at)},
    )
    if not new:
        raise Refused("Hồ sơ này đã được đánh giá. Xin cảm ơn.", "This dossier was rated already. Thank you.")


def _about(code: str, secret: str | None, by: Actor) -> tuple[int, str, State]:
    if secret is not None:
        held = dossiers.tracking(code, secret)
        return held.unit.id, held.procedure_code, held.state
    page = dossiers.page(by, code)
    return page.unit.id, page.procedure.procedure_code, page.state


def rate_the_hall(*, unit: str, key: UUID, score: int, at: datetime) -> None:
    """Keep what somebody says of a counter at its machine, about no dossier. The same key again: the same answer.

    Raises Refused when a day has more such answers than numbers: one finger alone makes no figure.
    """
    _must_be_one_of_five(score)
    tree, day = directory.tree(day_of(at)), day_of(at)
    counter = tree.by_code(unit).id
    if _said(agency := tree.agency(counter).id, day) >= queueing.drawn_on(counter, day):
        raise Refused(
            "Hôm nay máy đã nhận đủ một lượt đánh giá cho mỗi số đã phát. Xin cảm ơn Ông/Bà.",
            "As many answers as numbers were given today. Thank you.",
        )
    Rating.objects.get_or_create(
        mark=mark_of_none(str(key), settings.TRACKING_KEY),
        defaults={
            "unit": agency, "procedure": NO_DOSSIER, "score": score, "place": Place.KIOSK.value, "said_on": day,
        },
    )  # fmt: skip


def _said(agency: int, day: date) -> int:
    return Rating.objects.filter(unit=agency, said_on=day, procedure=NO_DOSSIER).count()


def _must_be_one_of_five(score: int) -> None:
    if score not in SCORES:
        raise Refused("Chọn một trong năm mức hài lòng.", "Choose one of the five answers.")
