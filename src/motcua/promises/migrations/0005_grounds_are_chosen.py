"""A reason nobody could know is taken off the letters that still wait: the head chooses it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0004_unexplained")]
    operations = [
        migrations.AlterField(
            "letter",
            "ground",
            models.CharField(blank=True, max_length=20, help_text="From the closed list; empty: the head chooses"),
        ),
        migrations.RunSQL(
            "update promises_letter set ground = '' "
            "where ground = 'overload' and signed_at is null and dropped_at is null",
            migrations.RunSQL.noop,
        ),
    ]
