"""Between units: who gave a step on, and how often it changed hands."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_one_at_a_time'),
        ('dossiers', '0008_what_was_declared'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='passes',
            field=models.SmallIntegerField(db_default=0, default=0, help_text='How often it was handed over between units'),
        ),
        migrations.AddField(
            model_name='task',
            name='sender',
            field=models.ForeignKey(db_constraint=False, db_index=False, help_text='The unit that gave it on; whoever takes it signs for it', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('sender__isnull', False)), fields=['sender', 'since'], name='task_given'),
        ),
        migrations.AddIndex(
            model_name='task',
            index=models.Index(condition=models.Q(('passes__gt', 0)), fields=['dossier'], name='task_circling'),
        ),
    ]
