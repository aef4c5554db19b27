"""Units, posts and stand-ins, each valid from one day to another."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from motcua.directory.terms import Change, Level


class Unit(models.Model):
    """An agency, division or counter in one legal existence. A rename or merger makes a new row and a Succession."""

    code = models.CharField(
        max_length=40,
        db_index=True,
        help_text="Mã định danh: 000.00.01.H52 or H26.103.25.7; kept through a rename, never held by two at once",
    )
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=12, choices=[(x.value, x.value) for x in Level])
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=80, blank=True, help_text="Địa danh before the date on a form")
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, help_text="Last day of existence, inclusive")
    count_mode = models.CharField(max_length=4, blank=True, help_text="day or hour; inherited when empty")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_valid_span"
            ),
            models.CheckConstraint(condition=Q(level__in=[x.value for x in Level]), name="unit_level_known"),
            models.CheckConstraint(condition=Q(count_mode__in=["", "day", "hour"]), name="unit_count_mode_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """On this day the duties of one unit pass to another (merge, split, rename, move, abolition)."""

    before = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    kind = models.CharField(max_length=12, choices=[(x.value, x.value) for x in Change])
    ground = models.CharField(max_length=200, help_text="Number and date of the deciding text")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="succession_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="succession_not_of_itself"),
            models.CheckConstraint(condition=Q(kind__in=[x.value for x in Change]), name="succession_kind_known"),
        ]


class Post(models.Model):
    """A chair in a unit, with the roles that come with it."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    roles = models.JSONField(help_text="List of kernel.actor.Role values")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="post_valid_span"
            ),
        ]


class Holding(models.Model):
    """Who sits in a post, from when until when. One person may hold several."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="holding_valid_span"
            ),
        ]


class StandIn(models.Model):
    """While a holder is absent, somebody else wears the hat. person null: away, and nobody stands in yet."""

    holding = models.ForeignKey(Holding, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="stand_in_span"),
        ]
