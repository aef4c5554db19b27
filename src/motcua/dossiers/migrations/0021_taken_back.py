"""What was taken back is known without reading the log: histories and figures of answers leave it out."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0020_found_within_units")]

    operations = [
        migrations.RunSQL(
            "create index event_undone on dossiers_event (dossier_id, seq) where act = 'undo';",
            "drop index event_undone;",
        ),
    ]
