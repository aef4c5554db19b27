"""Files put off are found without reading all; the second letter joins the acts that people are told of."""

from django.db import migrations, models

TOLD = "'submit', 'request_supplement', 'extend', 'return_result'"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0005_the_open_index_answers_alone")]

    operations = [
        migrations.AddIndex(
            model_name="dossier",
            index=models.Index(
                fields=["due_at"],
                name="dossier_put_off",
                condition=models.Q(extensions__gt=0),
            ),
        ),
        migrations.RunSQL(
            f"drop index event_told; create index event_told on dossiers_event (tx) where act in ({TOLD}, 'explain');",
            f"drop index event_told; create index event_told on dossiers_event (tx) where act in ({TOLD});",
        ),
    ]
