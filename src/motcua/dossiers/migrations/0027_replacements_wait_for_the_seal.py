"""What was signed after the end and still waits for the agency's signature is found without reading the log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0026_content_filled")]

    operations = [
        migrations.RunSQL(
            "create index event_replacing on dossiers_event (unit_id) where act = 'sign' and state in (9, 10);",
            "drop index event_replacing;",
        ),
    ]
