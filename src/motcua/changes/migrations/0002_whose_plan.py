"""Each plan belongs to a unit: who answers for it may see and decide."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('changes', '0001_initial'),
        ('directory', '0002_one_at_a_time'),
    ]

    operations = [
        migrations.AddField(
            model_name='plan',
            name='unit',
            field=models.ForeignKey(help_text='Whose plan it is: all below is touched', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit'),
            preserve_default=False,
        ),
    ]
