"""Procedures and their published versions."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from motcua.catalogue.terms import Stage


class Field(models.Model):
    """Lĩnh vực: a row of the statutory form."""

    name = models.CharField(max_length=120, unique=True)


class Procedure(models.Model):
    """A procedure by its national code (d.dddddd)."""

    code = models.CharField(max_length=12, unique=True)


class Version(models.Model):
    """What a procedure was from one day to another, by one announcing decision. Never changed once published."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=400)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="+")
    decision_no = models.CharField(max_length=60, blank=True)
    decision_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    level = models.CharField(max_length=12, help_text="Competent level: directory.terms.Level")
    online_level = models.CharField(max_length=8, help_text="full, partial or info")
    legacy_level = models.PositiveSmallIntegerField(null=True, help_text="Mức độ 3 or 4, before 15/8/2022")
    legal_limit = models.CharField(max_length=12, help_text="Amount of calendars.terms, e.g. 5d, 12h, 10c, 2m, 0s")
    committed_limit = models.CharField(max_length=12, help_text="The promise: never longer than the legal limit")
    supplement_clock = models.CharField(max_length=8, default="pause", help_text="pause, restart or none")
    process = models.ForeignKey("workflow.Process", null=True, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField(help_text="catalogue.terms.Content: papers, fees, cases, form fields, subjects, law")
    digest = models.CharField(max_length=64, help_text="SHA-256 of everything above: an import without effect is one")
    search = models.TextField(help_text="Folded words for search: name, synonyms, code")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "number"], name="version_once")]
        indexes = [models.Index(fields=["procedure", "valid_from"], name="version_valid")]


class LocalProcess(models.Model):
    """How one unit, with all below it, carries out a procedure from one day to another, where others do otherwise."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey("workflow.Process", on_delete=models.PROTECT, related_name="+")
    override = models.JSONField(
        null=True, help_text="What it says otherwise than the common process, step by step; null: one of its own"
    )
    decision_no = models.CharField(max_length=60)
    decision_on = models.DateField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_why = models.JSONField(null=True, help_text="Why it ended: [Vietnamese, English]")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "unit", "valid_from"], name="local_process_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="local_process_span"
            ),
        ]


class Proposal(models.Model):
    """A process put forward for one procedure: edited, laid before a second person, approved, published."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="+")
    units = ArrayField(models.BigIntegerField(), help_text="The units it is for; empty: everybody")
    base = models.ForeignKey(
        "workflow.Process", null=True, on_delete=models.PROTECT, related_name="+", help_text="What it was edited from"
    )
    definition = models.JSONField(help_text="workflow.terms.Definition, not necessarily publishable")
    why = models.CharField(max_length=500, blank=True, help_text="What for, in the words of who drafted it")
    edits = models.PositiveIntegerField(default=0, help_text="How often it was changed: two who edit at once notice")
    stage = models.CharField(max_length=10)
    hands = ArrayField(models.BigIntegerField(), help_text="Everybody who wrote in it: none of them may approve it")
    drafted_by = models.BigIntegerField()
    drafted_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    answered_by = models.BigIntegerField(null=True)
    answered_name = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True, help_text="Why it was sent back")
    decision_no = models.CharField(max_length=60, blank=True)
    decision_on = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="proposal_stage_known"),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.APPROVED.value, Stage.PUBLISHED.value]) | Q(answered_by__isnull=False),
                name="proposal_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED.value) | (Q(valid_from__isnull=False) & ~Q(decision_no="")),
                name="proposal_published_with_decision",
            ),
        ]
        indexes = [models.Index(fields=["procedure", "-drafted_at"], name="proposal_of_a_procedure")]
