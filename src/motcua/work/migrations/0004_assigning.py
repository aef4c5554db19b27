"""One deed more to many files: a head puts them into somebody's hands."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("work", "0003_errands_and_presence")]

    operations = [
        migrations.RemoveConstraint(model_name="batch", name="batch_deed_known"),
        migrations.AddConstraint(
            model_name="batch",
            constraint=models.CheckConstraint(
                condition=models.Q(("deed__in", ["take", "complete", "hand_over", "return", "assign"])),
                name="batch_deed_known",
            ),
        ),
    ]
