"""Among a million dossiers the inbox reads only what it shows: who waits for the applicant and what was declared late
have indexes of their own, and the planner is told that a dossier has a handful of events."""

from django.db import migrations

WAITS = "state in (5, 6) or (state = 1 and waiting and after = '')"
DECLARED = """happened_at < recorded_at and act in ('approve', 'complete_step', 'return_step')
    and data like '%"evidence":%'"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0024_assigned")]

    operations = [
        migrations.RemoveIndex(model_name="event", name="event_declared"),
        migrations.RunSQL(
            f"create index event_declared on dossiers_event (recorded_at) where {DECLARED};",
            "drop index event_declared;",
        ),
        migrations.RunSQL(
            "create index dossier_waits on dossiers_dossier (intake_unit_id, paused_at nulls first, id)"
            f" where {WAITS};",
            "drop index dossier_waits;",
        ),
        migrations.RunSQL(
            "alter table dossiers_event alter column dossier_id set (n_distinct = -0.15);",
            "alter table dossiers_event alter column dossier_id reset (n_distinct);",
        ),
    ]
