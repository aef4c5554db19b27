"""Whether a stored paper is PDF/A."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_who_asked")]

    operations = [
        migrations.AddField(
            model_name="file",
            name="archival",
            field=models.BooleanField(help_text="PDF/A, as it says of itself; null: nobody looked", null=True),
        ),
    ]
