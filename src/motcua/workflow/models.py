"""Published ways of carrying out a procedure. A row never changes once published."""

from __future__ import annotations

from django.db import connection, models


class Process(models.Model):
    """One version of one process: the notation (workflow.terms.Definition) as JSON."""

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=250)
    definition = models.JSONField()
    decision = models.CharField(max_length=120, blank=True, help_text="Number and date of the approving decision")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="process_version_once")]

    @staticmethod
    def lock(code: str) -> None:
        """Until the transaction ends, only one publisher of this code goes on."""
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(hashtext('process'), hashtext(%s))", [code])
