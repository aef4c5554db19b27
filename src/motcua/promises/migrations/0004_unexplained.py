"""A count tells silence about a filing apart from a second letter that is owed."""

from django.db import migrations, models
from django.db.models import F


def as_it_was_meant(apps: object, schema: object) -> None:
    """What was kept as unanswered was the second letters owed; of silence nothing was kept."""
    count = apps.get_model("promises", "Count")  # type: ignore[attr-defined]
    count.objects.update(unexplained=F("unanswered"), unanswered=0)


class Migration(migrations.Migration):
    dependencies = [("promises", "0003_forecasts")]

    operations = [
        migrations.AddField(
            model_name="count", name="unexplained", field=models.IntegerField(default=0), preserve_default=False
        ),
        migrations.RunPython(as_it_was_meant, migrations.RunPython.noop),
    ]
