"""Finding what was declared, and what was recorded in a period, without reading the log."""

import django.contrib.postgres.indexes
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_one_at_a_time'),
        ('dossiers', '0007_watching'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('happened_at__lt', models.F('recorded_at'))), fields=['recorded_at'], name='event_declared'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=django.contrib.postgres.indexes.BrinIndex(fields=['recorded_at'], name='event_recorded'),
        ),
    ]
