"""What a hand-over list moved is found by the list's number; what somebody has in hand, by the person."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0015_results_by_number")]

    operations = [
        migrations.RunSQL(
            "create index event_transferred on dossiers_event ((data::jsonb ->> 'list')) where act = 'transfer';"
            "create index task_in_hand on dossiers_task (person) where person is not null;",
            "drop index event_transferred; drop index task_in_hand;",
        ),
    ]
