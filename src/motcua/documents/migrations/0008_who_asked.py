"""A verdict is refreshed by somebody, who is named."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_files_on_their_way")]

    operations = [
        migrations.AddField(
            model_name="verification",
            name="asked_by",
            field=models.CharField(
                blank=True, default="", help_text="Who had it checked again; empty: the worker", max_length=200
            ),
            preserve_default=False,
        ),
    ]
