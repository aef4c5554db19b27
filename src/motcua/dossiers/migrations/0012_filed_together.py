"""Filed together: the bundle, the dossier one waits for, and another counter for the result."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0002_local_processes'),
        ('directory', '0003_away_without_a_stand_in'),
        ('dossiers', '0011_passed_on'),
        ('workflow', '0002_published_is_final'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='after',
            field=models.CharField(blank=True, db_default='', default='', help_text='Code of the dossier whose end it waits for', max_length=64),
        ),
        migrations.AddField(
            model_name='dossier',
            name='bundle',
            field=models.CharField(blank=True, db_default='', default='', help_text='Code of the first dossier of its bundle', max_length=64),
        ),
        migrations.AddField(
            model_name='dossier',
            name='return_unit',
            field=models.ForeignKey(db_constraint=False, db_index=False, help_text='The counter that hands the result over, where it is not the one that took it in', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit'),
        ),
        migrations.AlterField(
            model_name='dossier',
            name='waiting',
            field=models.BooleanField(default=False, help_text="Before acceptance: waits for the applicant's papers, or for the dossier before it"),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('bundle', ''), _negated=True), fields=['bundle'], name='dossier_bundle'),
        ),
        migrations.AddIndex(
            model_name='dossier',
            index=models.Index(condition=models.Q(('after', ''), _negated=True), fields=['after'], name='dossier_after'),
        ),
    ]
