"""What the clock does, and when. Jobs are idempotent by the state of their rows; a missed beat is made up for.

Hours are UTC, seven behind Việt Nam: 19:30 is half past two at night.
"""

from __future__ import annotations

import logging
from contextlib import suppress

from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from motcua.changes import operations as changes
from motcua.documents import operations as documents
from motcua.documents.operations import pieces, verifying
from motcua.doors.kit import inspection
from motcua.doors.kit.abandoned import abandoned
from motcua.dossiers.operations import books, bundling, sealing, telling
from motcua.dossiers.queries import files
from motcua.dossiers.queries.integrity import Counted
from motcua.measures import operations as measures
from motcua.notices import operations as notices
from motcua.notices import queries as outbox
from motcua.notices.terms import Carriage
from motcua.promises.operations import apologies, backtesting, checking, forecasting, mornings, silence
from motcua.promises.queries import morning
from motcua.queueing.operations import watching
from motcua.work import operations as deeds
from motcua.work import queries as work

LOG = logging.getLogger("motcua.worker")


@app.periodic(cron="* * * * * */4")
@app.task(name="messages", queueing_lock="messages")
def messages(timestamp: int) -> None:
    """Every few seconds: owe what the log says, and have what is due carried; a message is to leave within ten."""
    telling.owe_messages()
    for channel in outbox.due(timezone.now()):
        with suppress(AlreadyEnqueued):
            carry.configure(queueing_lock=f"carry-{channel}").defer(channel=channel.value)


@app.task(name="carry")
def carry(channel: str) -> None:
    """Hand over what is due by one way; a way of its own each, so that a slow carrier holds up no other."""
    notices.take_turn(at=timezone.now(), channel=Carriage(channel))


@app.periodic(cron="* * * * *")
@app.task(name="carriers", queueing_lock="carriers")
def carriers(timestamp: int) -> None:
    """Every minute: hear what arrived, weigh who carries well, sum up the day."""
    notices.hear(at=timezone.now())
    notices.weigh(at=timezone.now())
    notices.sum_up(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="figures", queueing_lock="figures")
def figures(timestamp: int) -> None:
    """Every minute: roll the kept sums forward."""
    measures.roll_forward()


@app.periodic(cron="5 * * * *")
@app.task(name="forecast", queueing_lock="forecast")
def forecast(timestamp: int) -> None:
    """Every hour: how likely each open dossier is finished by its date, for morning lists and letters; heads are told
    once a morning."""
    forecasting.forecast(at=timezone.now())
    mornings.owe_mornings(at=timezone.now())


@app.periodic(cron="15 20 * * *")
@app.task(name="histories", queueing_lock="histories")
def histories(timestamp: int) -> None:
    """At night: what finished dossiers tell is gathered anew, and forecasts are put to the test."""
    forecasting.gather(at=timezone.now())
    backtesting.put_to_test(at=timezone.now())


@app.periodic(cron="12 * * * *")
@app.task(name="letters", queueing_lock="letters")
def letters(timestamp: int) -> None:
    """Every hour: letters of apology are laid on the desks of those who must sign, before the lateness."""
    apologies.draft(at=timezone.now(), red=morning.endangered(timezone.now()))
    apologies.draft_second(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="presence", queueing_lock="presence")
def presence(timestamp: int) -> None:
    """Every minute: forget who had which file open."""
    deeds.forget(at=timezone.now())


@app.periodic(cron="* * * * * */2")
@app.task(name="batches", queueing_lock="batches")
def batches(timestamp: int) -> None:
    """Every two seconds: go on with what somebody asked to be done to many files at once."""
    for number in work.unfinished():
        deeds.go_on(number=number, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="plans", queueing_lock="plans")
def plans(timestamp: int) -> None:
    """Every minute: carry out the approved plans whose day has come."""
    changes.carry_out(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="bundles", queueing_lock="bundles")
def bundles(timestamp: int) -> None:
    """Every minute: what waited for another dossier's result goes to its counter."""
    bundling.go_on(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="halls", queueing_lock="halls")
def halls(timestamp: int) -> None:
    """Every minute: heads hear of people who wait too long before closed windows; who booked is reminded."""
    watching.sweep(at=timezone.now())
    watching.remind(at=timezone.now())


@app.periodic(cron="* * * * * */5")
@app.task(name="books", queueing_lock="books")
def books_ordered(timestamp: int) -> None:
    """Every few seconds: draw the long books that were ordered."""
    while books.work(at=timezone.now()):
        pass


@app.periodic(cron="7 * * * *")
@app.task(name="seal", queueing_lock="seal")
def seal(timestamp: int) -> None:
    """Every hour: set a seal on what the log has gained."""
    sealing.seal(at=timezone.now())


@app.periodic(cron="12 * * * *")
@app.task(name="promises", queueing_lock="promises")
def promised(timestamp: int) -> None:
    """Every hour: count the promises that were not kept, and keep the count for everybody to see."""
    checking.check(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="silence", queueing_lock="silence")
def silence_broken(timestamp: int) -> None:
    """Every ten minutes: whatever waits too long, or where nobody can act, is told to somebody."""
    silence.sweep(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="guard", queueing_lock="guard")
def guard(timestamp: int) -> None:
    """Every minute: files taken while the malware scanner was silent are looked through."""
    documents.look_again(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="read-letters", queueing_lock="read-letters", lock="read-letters")
def read_letters(timestamp: int) -> None:
    """Every minute: papers that came in are read for their letters, one at a time, so that they can be searched."""
    documents.read_letters(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="signatures", queueing_lock="signatures")
def signatures(timestamp: int) -> None:
    """Every minute: what came in signed is checked, and its verdict kept."""
    verifying.verify_waiting(at=timezone.now())


@app.periodic(cron="30 19 * * *")
@app.task(name="nightly", queueing_lock="nightly")
def nightly(timestamp: int) -> None:
    """At night: every dossier and every sum must equal the log; a difference is an alarm for the administrators."""
    inspection.compare(at=timezone.now(), counted=Counted(), say=_differs)


def _differs(place: str, _: str) -> None:
    """Where, not what: what was stored may be somebody's data."""
    LOG.error("Khác nhật ký / differs from the log: %s", place)


@app.periodic(cron="45 19 * * *")
@app.task(name="forget", queueing_lock="forget")
def forget(timestamp: int) -> None:
    """At night: drafts nobody sent in time and sign-ins long over are forgotten, with what was typed and handed in."""
    now = timezone.now()
    over = list(abandoned(now))
    needed = files.used(draft.act for draft in over)
    documents.discard(keys={key for draft in over for key in draft.files} - needed, at=now)
    pieces.forget_stale(at=now)
    SessionStore.clear_expired()
