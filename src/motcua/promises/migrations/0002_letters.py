"""A letter knows what saw the danger coming, and who signed it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="danger",
            field=models.CharField(
                default="clock", help_text="promises.terms.Danger: what saw it coming", max_length=8
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="signed_by",
            field=models.CharField(blank=True, help_text="Name and title, as in the log", max_length=200),
        ),
    ]
