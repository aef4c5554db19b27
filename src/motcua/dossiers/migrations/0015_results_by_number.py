"""A result is found by its number without reading the log."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0014_letters_undoing_transfer")]

    operations = [
        migrations.RunSQL(
            "create index event_numbered on dossiers_event (form_no) where act = 'issue';", "drop index event_numbered;"
        ),
    ]
