"""What every template knows besides its own data; nothing is read before a template asks."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from motcua.doors.kit import navigation, place
from motcua.doors.kit.reader import Reader
from motcua.doors.kit.request import Request


def kit(request: HttpRequest) -> dict[str, Any]:
    """What every page may ask about its reader, and bare defaults where a fault came before the middleware."""
    now = getattr(request, "now", None)
    if now is None:
        none = place.Place()
        bare: dict[str, Any] = {"navigation": [], "section": None, "posts": [], "place": none, "house": none}
        return {"reader": Reader(), "now": timezone.now(), **bare}
    return {
        "reader": cast("Request", request).reader,
        "now": now,
        "navigation": SimpleLazyObject(lambda: navigation.ways(cast("Request", request))),
        "section": SimpleLazyObject(lambda: navigation.section(cast("Request", request))),
        "posts": SimpleLazyObject(lambda: navigation.worn(cast("Request", request))),
        "place": SimpleLazyObject(lambda: place.place(now)),
        "house": SimpleLazyObject(lambda: navigation.house(cast("Request", request))),
    }
