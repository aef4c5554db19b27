"""The tables of promises."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0002_one_at_a_time'),
        ('dossiers', '0004_more_acts'),
    ]

    operations = [
        migrations.CreateModel(
            name='Beginning',
            fields=[
                ('unit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='directory.unit')),
                ('on', models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name='Count',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(unique=True)),
                ('files', models.IntegerField()),
                ('late', models.IntegerField()),
                ('late_without_apology', models.IntegerField()),
                ('unanswered', models.IntegerField()),
                ('stuck', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Alarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('step', models.CharField(blank=True, max_length=40)),
                ('rung', models.SmallIntegerField()),
                ('person', models.BigIntegerField(help_text='Who is reminded; null: whoever holds the post', null=True)),
                ('since', models.DateTimeField(help_text='What the clock ran from: a new wait is a new alarm')),
                ('raised_at', models.DateTimeField()),
                ('cleared_at', models.DateTimeField(null=True)),
                ('why', models.JSONField(default=dict, help_text='What the sentence is made of')),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('unit', models.ForeignKey(db_index=False, help_text='Whose desk it lies on', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('cleared_at__isnull', True)), fields=['unit', 'raised_at'], name='alarm_standing')],
                'constraints': [models.UniqueConstraint(fields=('dossier', 'kind', 'step', 'since', 'rung'), name='alarm_once'), models.CheckConstraint(condition=models.Q(('kind__in', ['unanswered', 'step', 'stuck', 'breach'])), name='alarm_kind_known'), models.CheckConstraint(condition=models.Q(('rung__in', [1, 2, 3, 4])), name='alarm_rung_known')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.SmallIntegerField()),
                ('ground', models.CharField(help_text='From the closed list of grounds', max_length=20)),
                ('words', models.TextField(blank=True)),
                ('due_at', models.DateTimeField(help_text='The promise in danger')),
                ('sign_by', models.DateTimeField(help_text='The last moment at which it still comes before the lateness')),
                ('new_due_at', models.DateTimeField(null=True)),
                ('drafted_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(null=True)),
                ('dropped_at', models.DateTimeField(help_text='The file was finished or paused first', null=True)),
                ('dossier', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dossiers.dossier')),
                ('fault', models.ForeignKey(db_index=False, help_text='Whose delay it is', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit')),
                ('unit', models.ForeignKey(db_index=False, help_text='Whose head signs', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('dropped_at__isnull', True), ('signed_at__isnull', True)), fields=['unit', 'sign_by'], name='letter_to_sign')],
                'constraints': [models.UniqueConstraint(fields=('dossier', 'number', 'due_at'), name='letter_once')],
            },
        ),
    ]
