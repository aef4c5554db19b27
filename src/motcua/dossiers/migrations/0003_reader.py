"""Readers of the log keep a mark; the acts that people are told of and figures do not count get an index of their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="Reader",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("tx", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.RunSQL(
            "create index event_told on dossiers_event (tx)"
            " where act in ('submit', 'request_supplement', 'extend', 'return_result');",
            "drop index event_told;",
        ),
    ]
