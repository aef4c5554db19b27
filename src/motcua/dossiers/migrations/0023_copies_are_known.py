"""A digitised copy that somebody shows is found by its signature's field without reading the log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0022_results_taken_back")]

    operations = [
        migrations.RunSQL(
            "create index event_copied on dossiers_event ((data::jsonb ->> 'field')) where act = 'digitise';",
            "drop index event_copied;",
        ),
    ]
