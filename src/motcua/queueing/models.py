"""Groups and windows of a counter, numbers and their facts, bookings, alarms, and the devices in the hall."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.queueing.terms import Kind, Need, Source, Stage

_UP: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+"}


class Group(models.Model):
    """Windows that serve the same matters: one line, and one series of numbers a day."""

    unit = models.ForeignKey("directory.Unit", **_UP)
    letter = models.CharField(max_length=1, help_text="Stands before its numbers")
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120, blank=True)
    promise = models.PositiveSmallIntegerField(default=30, help_text="Minutes nobody should wait longer than")
    slot = models.PositiveSmallIntegerField(default=30, help_text="Minutes of one slot for booking")
    quota = models.PositiveSmallIntegerField(default=3, help_text="Bookings in one slot; 0: none are taken")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "letter"], name="queue_group_letter"),
            models.CheckConstraint(condition=Q(letter__regex="^[A-Z]$"), name="queue_group_letter_is_one"),
            models.CheckConstraint(condition=Q(slot__gte=5, slot__lte=240), name="queue_slot_length"),
        ]


class Window(models.Model):
    """One numbered window, the groups it serves, and who sits there. opened_at holds for its own day only."""

    unit = models.ForeignKey("directory.Unit", **_UP)
    number = models.PositiveSmallIntegerField()
    letters = ArrayField(models.CharField(max_length=1), help_text="Letters of the groups served")
    opened_at = models.DateTimeField(null=True)
    person = models.BigIntegerField(null=True)
    name = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="queue_window_number")]


class Series(models.Model):
    """The latest number of a group on a day. Its row stays locked until the number is in the log: no gaps."""

    group = models.ForeignKey(Group, **_UP)
    day = models.DateField()
    n = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "day"], name="queue_series_once")]


class Booking(models.Model):
    """A time booked from home. owner is a digest of the identity number; the number itself is not kept."""

    group = models.ForeignKey(Group, **_UP)
    day = models.DateField()
    start = models.PositiveSmallIntegerField(help_text="Minute of the day")
    end = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12, unique=True)
    owner = models.CharField(max_length=64)
    email = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    need = models.CharField(max_length=10, blank=True)
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    key = models.UUIDField(unique=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(end__gt=F("start")), name="queue_booking_span")]
        indexes = [
            models.Index(
                fields=["group", "day", "start"], name="queue_booking_slot", condition=Q(cancelled_at__isnull=True)
            ),
            models.Index(fields=["owner", "day"], name="queue_booking_owner", condition=Q(cancelled_at__isnull=True)),
        ]


class Ticket(models.Model):
    """A number, where it stands (kept for speed: the facts say it too), and which line it waits in now."""

    group = models.ForeignKey(Group, help_text="Whose series it is of", **_UP)
    line = models.ForeignKey(Group, help_text="Where it waits; another group after a transfer", **_UP)
    day = models.DateField()
    number = models.PositiveIntegerField()
    need = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=10)
    key = models.UUIDField(unique=True)
    booking = models.OneToOneField(Booking, null=True, on_delete=models.PROTECT, related_name="ticket")
    drawn_at = models.DateTimeField()
    first_from = models.DateTimeField(null=True)
    first_until = models.DateTimeField(null=True)
    stage = models.CharField(max_length=10, default=Stage.WAITING.value)
    window = models.ForeignKey(Window, null=True, help_text="That called it last", **_UP)
    called_at = models.DateTimeField(null=True)
    calls = models.PositiveSmallIntegerField(default=0)
    went_first = models.BooleanField(null=True, help_text="Whether it was called as one that is served first")
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    owners = ArrayField(models.CharField(max_length=64), default=list, help_text="Digests; empty unless from home")
    line_from = models.DateTimeField(null=True, help_text="Since when it waits, where its holder went to the end")
    requeued = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "day", "number"], name="queue_number_once"),
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="queue_stage_known"),
            models.CheckConstraint(condition=Q(need__in=[n.value for n in Need]), name="queue_need_known"),
            models.CheckConstraint(condition=Q(source__in=[s.value for s in Source]), name="queue_source_known"),
            models.UniqueConstraint(
                fields=["window", "day"], name="queue_one_at_a_window", condition=Q(stage__in=["called", "serving"])
            ),
        ]
        indexes = [
            models.Index(fields=["line", "day", "stage"], name="queue_line"),
            models.Index(fields=["day"], name="queue_from_home", condition=Q(source="home")),
            models.Index(fields=["line", "day", "-called_at"], name="queue_lately", condition=Q(calls__gt=0)),
            models.Index(fields=["line", "-ended_at"], name="queue_served", condition=Q(stage="served")),
        ]


class Fact(models.Model):
    """Something that happened in the hall. The database refuses to change or take back a fact."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=12)
    unit = models.ForeignKey("directory.Unit", **_UP)
    ticket = models.ForeignKey(Ticket, null=True, **_UP)
    window = models.ForeignKey(Window, null=True, **_UP)
    booking = models.ForeignKey(Booking, null=True, **_UP)
    person = models.BigIntegerField(null=True)
    name = models.TextField(blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[k.value for k in Kind]), name="queue_fact_known")]
        indexes = [models.Index(fields=["unit", "at"], name="queue_fact_unit")]


class Alarm(models.Model):
    """People of a group waited longer than promised while windows that could serve them were closed."""

    group = models.ForeignKey(Group, **_UP)
    since = models.DateTimeField(help_text="When the promise was broken")
    raised_at = models.DateTimeField()
    cleared_at = models.DateTimeField(null=True)
    waiting = models.PositiveIntegerField()
    closed = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], name="queue_alarm_once", condition=Q(cleared_at__isnull=True))
        ]


class Device(models.Model):
    """A machine in the hall that may draw numbers without anybody signing in."""

    unit = models.ForeignKey("directory.Unit", **_UP)
    name = models.CharField(max_length=120)
    registered_at = models.DateTimeField()
    registered_by = models.TextField()
    revoked_at = models.DateTimeField(null=True)


class Announcement(models.Model):
    """What a counter tells those who wait, from a day until a day. A change takes it down and puts up another."""

    unit = models.ForeignKey("directory.Unit", **_UP)
    words = models.CharField(max_length=160)
    words_en = models.CharField(max_length=160, blank=True)
    first = models.DateField()
    last = models.DateField()
    put_up_at = models.DateTimeField()
    put_up_by = models.TextField()
    taken_down_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="queue_announcement_span")]
        indexes = [
            models.Index(fields=["unit", "last"], name="queue_announced", condition=Q(taken_down_at__isnull=True))
        ]
