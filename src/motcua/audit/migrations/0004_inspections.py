"""Comparisons of everything kept with the log, for the administrators to see."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('audit', '0003_seals_stay'),
    ]

    operations = [
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(unique=True)),
                ('dossiers', models.BigIntegerField(help_text='How many were read')),
                ('differences', models.BigIntegerField(help_text='Columns that are not what the log adds up to')),
                ('sums', models.BigIntegerField(help_text='Kept sums that are not what the log says')),
            ],
        ),
    ]
