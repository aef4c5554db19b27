"""What the hourly check looks at has indexes of its own: filings without an answer, and dates not kept or moved."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0006_letters")]

    operations = [
        migrations.RunSQL(
            "create index dossier_filed on dossiers_dossier (intake_unit_id, submitted_at) where state = 1;"
            "create index dossier_strayed on dossiers_dossier (id) where verdict = 'late' or due_at <> original_due_at;",
            "drop index dossier_strayed; drop index dossier_filed;",
        ),
    ]
