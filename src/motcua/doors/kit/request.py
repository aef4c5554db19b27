"""What a view may read from a request: the moment, who asks, and how they like to read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest

from motcua.doors.kit.reader import Reader
from motcua.kernel.actor import Actor

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request as the middleware hands it to views."""

    #: when this request came in: the only clock a view may read
    now: datetime
    #: who asks. Looked up in the database the first time it is read, so public pages pay nothing.
    actor: Actor
    #: revision of each topic of reference data, asked once: pass them on to queries that keep things in process
    revisions: dict[str, int]
    reader: Reader
    htmx: HtmxDetails
