"""Units with a process of their own, and processes put forward; who wrote in one never approves it."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


TWO_PEOPLE = """
alter table catalogue_proposal add constraint proposal_two_people
    check (answered_by is null or not answered_by = any(hands));
"""
ONE_PERSON = "alter table catalogue_proposal drop constraint proposal_two_people;"


class Migration(migrations.Migration):

    dependencies = [
        ('catalogue', '0001_initial'),
        ('directory', '0002_one_at_a_time'),
        ('workflow', '0002_published_is_final'),
    ]

    operations = [
        migrations.CreateModel(
            name='LocalProcess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('override', models.JSONField(help_text='What it says otherwise than the common process, step by step; null: one of its own', null=True)),
                ('decision_no', models.CharField(max_length=60)),
                ('decision_on', models.DateField(null=True)),
                ('valid_from', models.DateField()),
                ('valid_to', models.DateField(null=True)),
                ('ended_why', models.JSONField(help_text='Why it ended: [Vietnamese, English]', null=True)),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.procedure')),
                ('process', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workflow.process')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('procedure', 'unit', 'valid_from'), name='local_process_once'), models.CheckConstraint(condition=models.Q(('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='local_process_span')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('units', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='The units it is for; empty: everybody', size=None)),
                ('definition', models.JSONField(help_text='workflow.terms.Definition, not necessarily publishable')),
                ('why', models.CharField(blank=True, help_text='What for, in the words of who drafted it', max_length=500)),
                ('edits', models.PositiveIntegerField(default=0, help_text='How often it was changed: two who edit at once notice')),
                ('stage', models.CharField(max_length=10)),
                ('hands', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), help_text='Everybody who wrote in it: none of them may approve it', size=None)),
                ('drafted_by', models.BigIntegerField()),
                ('drafted_name', models.CharField(max_length=200)),
                ('drafted_at', models.DateTimeField()),
                ('answered_by', models.BigIntegerField(null=True)),
                ('answered_name', models.CharField(blank=True, max_length=200)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answer', models.CharField(blank=True, help_text='Why it was sent back', max_length=500)),
                ('decision_no', models.CharField(blank=True, max_length=60)),
                ('decision_on', models.DateField(null=True)),
                ('valid_from', models.DateField(null=True)),
                ('published_at', models.DateTimeField(null=True)),
                ('base', models.ForeignKey(help_text='What it was edited from', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workflow.process')),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='catalogue.procedure')),
            ],
            options={
                'indexes': [models.Index(fields=['procedure', '-drafted_at'], name='proposal_of_a_procedure')],
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['editing', 'laid', 'approved', 'published', 'dropped'])), name='proposal_stage_known'), models.CheckConstraint(condition=models.Q(models.Q(('stage__in', ['approved', 'published']), _negated=True), ('answered_by__isnull', False), _connector='OR'), name='proposal_approved_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'published'), _negated=True), models.Q(('valid_from__isnull', False), models.Q(('decision_no', ''), _negated=True)), _connector='OR'), name='proposal_published_with_decision')],
            },
        ),
        migrations.RunSQL(TWO_PEOPLE, ONE_PERSON),
    ]
