"""The log and its summary. The log (Event) is the truth; Dossier and Task are what it adds up to now."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F, Q

from motcua.dossiers.terms import Act, Channel, State, Verdict


class Dossier(models.Model):
    """One application. Written by record.py only; every column is a fold of the events."""

    code = models.CharField(max_length=64)
    unit = models.ForeignKey(
        "directory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="Competent agency: figures count here",
    )
    intake_unit = models.ForeignKey(
        "directory.Unit",
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        help_text="The one-stop unit that took it",
    )
    units = ArrayField(models.BigIntegerField(), help_text="Every unit that has or had a part in it: who may see it")
    procedure = models.ForeignKey("catalogue.Procedure", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey("catalogue.Version", on_delete=models.PROTECT, related_name="+", db_index=False)
    field = models.ForeignKey("catalogue.Field", on_delete=models.PROTECT, related_name="+", db_index=False)
    process = models.ForeignKey(
        "workflow.Process", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    case = models.CharField(max_length=120, blank=True, help_text="Case of the procedure it was filed under")
    channel = models.SmallIntegerField()
    assisted = models.BooleanField(default=False, help_text="An officer filed online in the person's name")
    applicant = models.JSONField(help_text="dossiers.terms.Applicant")
    subject = models.CharField(max_length=300, blank=True)
    answers = models.JSONField(default=dict)
    papers = models.JSONField(default=list, help_text="[{name, kind, original, copy, file}]")
    delivery = models.CharField(
        max_length=10, default="counter", help_text="Where the result goes: counter, post, online"
    )
    state = models.SmallIntegerField()
    submitted_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    amount = models.CharField(
        max_length=12, blank=True, help_text="The limit promised: calendars.terms.Amount, e.g. 5d"
    )
    mode = models.CharField(max_length=4, blank=True, help_text="How it was counted: day or hour")
    clock_at = models.DateTimeField(null=True, help_text="When the clock started, or started anew")
    pauses = models.JSONField(default=list, help_text="[[start, end], …] since clock_at")
    original_due_at = models.DateTimeField(null=True, help_text="The first promise; never overwritten")
    due_at = models.DateTimeField(null=True, help_text="The promise in force")
    paused_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True, help_text="When processing ended (states 3 after acceptance, 7, 8, 9)")
    returned_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=8, null=True)
    requests = models.SmallIntegerField(default=0, help_text="Supplement requests so far")
    extensions = models.SmallIntegerField(default=0)
    waiting = models.BooleanField(
        default=False, help_text="Before acceptance: waits for the applicant's papers, or for the dossier before it"
    )
    return_unit = models.ForeignKey(
        "directory.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False,
        help_text="The counter that hands the result over, where it is not the one that took it in",
    )  # fmt: skip
    bundle = models.CharField(
        max_length=64, blank=True, default="", db_default="", help_text="Code of the first dossier of its bundle"
    )
    after = models.CharField(
        max_length=64, blank=True, default="", db_default="", help_text="Code of the dossier whose end it waits for"
    )
    seq = models.SmallIntegerField(help_text="Number of events")
    head = models.BinaryField(max_length=32, help_text="Hash of the last event")
    words = models.TextField(default="", help_text="Folded words of code, name, id, phone, subject, for search")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="dossier_code_once"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="dossier_state_known"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in Channel]), name="dossier_channel_known"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(due_at__isnull=False), name="dossier_accepted_is_promised"
            ),
            models.CheckConstraint(
                condition=Q(verdict__isnull=True) | Q(verdict__in=[v.value for v in Verdict], ended_at__isnull=False),
                name="dossier_verdict_at_end",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("submitted_at")), name="dossier_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "accepted_at"], name="dossier_unit_accepted"),
            models.Index(fields=["unit", "ended_at"], name="dossier_unit_ended",
                         condition=Q(accepted_at__isnull=False, ended_at__isnull=False)),
            models.Index(fields=["unit", "due_at"], name="dossier_unit_open", include=["state"],
                         condition=Q(accepted_at__isnull=False, ended_at__isnull=True)),
            models.Index(fields=["intake_unit", "submitted_at"], name="dossier_intake"),
            models.Index(fields=["bundle"], name="dossier_bundle", condition=~Q(bundle="")),
            models.Index(fields=["after"], name="dossier_after", condition=~Q(after="")),
            models.Index(fields=["unit", "accepted_at"], name="dossier_assisted", condition=Q(assisted=True)),
            models.Index(fields=["due_at"], name="dossier_put_off", condition=Q(extensions__gt=0)),
        ]  # fmt: skip


class Event(models.Model):
    """One fact. Appended, never changed: the database itself refuses UPDATE and DELETE."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="events", db_index=False)
    seq = models.SmallIntegerField()
    act = models.CharField(max_length=20)
    happened_at = models.DateTimeField(help_text="Declared")
    recorded_at = models.DateTimeField(help_text="By the system")
    person = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    name = models.CharField(max_length=200, help_text="Name and title of who acted, as they were")
    # units are never deleted; a constraint would lock the unit's row, one and the same for everybody at a desk
    unit = models.ForeignKey(
        "directory.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    step = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    state = models.SmallIntegerField(help_text="State after it")
    due_at = models.DateTimeField(null=True, help_text="Promise in force after it")
    data = models.TextField(default="{}", help_text="Canonical JSON: what else this fact says, byte for byte as hashed")
    form = models.CharField(max_length=20, blank=True, help_text="Form issued with it: documents.terms.Form")
    form_no = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=64, null=True, help_text="Idempotency key of the act")
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "seq"], name="event_once"),
            models.UniqueConstraint(fields=["key"], condition=Q(key__isnull=False), name="event_key_once"),
            models.CheckConstraint(condition=Q(act__in=[a.value for a in Act]), name="event_act_known"),
            models.CheckConstraint(condition=Q(happened_at__lte=F("recorded_at")), name="event_not_from_the_future"),
        ]
        indexes = [
            # the log grows in order of time: a few pages say where a period lies in it
            BrinIndex(fields=["recorded_at"], name="event_recorded"),
            models.Index(fields=["recorded_at"], name="event_asked", condition=Q(act="consult")),
        ]


class Task(models.Model):
    """A step somebody has now. Closed steps live in the log only."""

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="tasks", db_index=False)
    step = models.CharField(max_length=40)
    name = models.CharField(max_length=250)
    unit = models.ForeignKey(
        "directory.Unit", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    role = models.CharField(max_length=12)
    person = models.BigIntegerField(null=True, help_text="Who took it; null while it waits in the unit's tray")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, help_text="When the step's own time is up; null: not counted")
    question = models.TextField(blank=True, help_text="For a consultation")
    counted = models.BooleanField(default=True, help_text="Its time is part of the promise")
    origin = models.CharField(max_length=40, blank=True, help_text="The step it came from")
    sender = models.ForeignKey(
        "directory.Unit", null=True, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False,
        help_text="The unit that gave it on; whoever takes it signs for it",
    )  # fmt: skip
    passes = models.SmallIntegerField(default=0, db_default=0, help_text="How often it was handed over between units")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "step", "unit"], name="task_once")]
        indexes = [
            models.Index(fields=["unit", "role", "until"], name="task_tray"),
            models.Index(fields=["sender", "since"], name="task_given", condition=Q(sender__isnull=False)),
            models.Index(fields=["dossier"], name="task_circling", condition=Q(passes__gt=0)),
        ]


class Counter(models.Model):
    """Last number given in a series (codes per unit and day; forms per unit, kind and year)."""

    series = models.CharField(max_length=120, primary_key=True)
    n = models.IntegerField()


class Reader(models.Model):
    """How far a reader has come in the log: it has seen every event of transactions below tx."""

    name = models.CharField(max_length=20, primary_key=True)
    tx = models.BigIntegerField(default=0)


class BookOrder(models.Model):
    """A book too long to be drawn while somebody waits: ordered, drawn by the worker part by part, fetched by who
    ordered it."""

    person = models.BigIntegerField()
    asked = models.JSONField(help_text="Fields of dossiers.terms.Ask")
    ordered_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, help_text="A worker draws it; taken over when it has been silent long")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    file = models.UUIDField(null=True)
    failed = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["ordered_at"], name="book_waiting", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["person", "-ordered_at"], name="book_of_person"),
        ]
