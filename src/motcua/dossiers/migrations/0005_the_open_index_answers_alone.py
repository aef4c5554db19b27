"""What is overdue now is answered by the index of open dossiers alone: it carries their state."""

from django.db import migrations, models

OPEN = models.Q(("accepted_at__isnull", False), ("ended_at__isnull", True))


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_more_acts")]

    operations = [
        migrations.RemoveIndex(model_name="dossier", name="dossier_unit_open"),
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(condition=OPEN, fields=["unit", "due_at"], include=["state"], name="dossier_unit_open"),
        ),
    ]
