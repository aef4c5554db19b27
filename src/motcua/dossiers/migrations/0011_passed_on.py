"""Dossiers that passed to a successor unit, by the day it took over: old periods are counted by the tree they had.
People are told of new dates and new units, too."""

from django.db import migrations

TOLD = "'submit', 'request_supplement', 'extend', 'return_result', 'explain'"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_asked_of_others")]

    operations = [
        migrations.RunSQL(
            "create index event_rehomed on dossiers_event ((data::jsonb ->> 'on')) where act = 'rehome';",
            "drop index event_rehomed;",
        ),
        migrations.RunSQL(
            f"drop index event_told; create index event_told on dossiers_event (tx)"
            f" where act in ({TOLD}, 'redate', 'rehome');",
            f"drop index event_told; create index event_told on dossiers_event (tx) where act in ({TOLD});",
        ),
    ]
