"""People are told when a result they were given is replaced or revoked: what is told, by when it was written."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0021_taken_back")]

    operations = [
        migrations.RunSQL(
            "create index event_corrected on dossiers_event (tx) where act in ('sign', 'revoke') and state in (9, 10);",
            "drop index event_corrected;",
        ),
    ]
