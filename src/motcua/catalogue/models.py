"""Procedures and their published versions."""

from __future__ import annotations

from django.db import models


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
