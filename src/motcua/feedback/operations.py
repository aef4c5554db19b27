"""Rating: once for each dossier, by who holds its slip or at the counter that handed it over; never required."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.dossiers import queries as dossiers
from motcua.dossiers.terms import GIVEN, State
from motcua.feedback.models import Rating
from motcua.feedback.rules import mark
from motcua.feedback.terms import SCORES, Place
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


def rate(*, code: str, score: int, place: Place, by: Actor, at: datetime, secret: str | None = None) -> None:
    """Keep one rating. secret: of the slip, where its holder rates; else the actor must see the dossier. Raises Refused
    before there is a result, for a score that is none, and a second time; NotYours."""
    unit, procedure, state = _about(code, secret, by)
    if state not in GIVEN:
        raise Refused("Hồ sơ chưa có kết quả nên chưa mời đánh giá.", "There is no result yet: nothing is to be rated.")
    if score not in SCORES:
        raise Refused("Chọn một trong năm mức hài lòng.", "Choose one of the five answers.")
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
