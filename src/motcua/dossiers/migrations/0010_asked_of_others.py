"""What was asked of other units in a period is found without reading the log of that time."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_one_at_a_time'),
        ('dossiers', '0009_between_units'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('act', 'consult')), fields=['recorded_at'], name='event_asked'),
        ),
    ]
