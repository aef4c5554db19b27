"""The tables of changes."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=300)),
                ('basis', models.CharField(blank=True, help_text='Number and date of the decision', max_length=200)),
                ('values', models.JSONField(help_text='What changes, by kind')),
                ('preview', models.JSONField(default=dict, help_text='What was shown: counts and a sample')),
                ('digest', models.CharField(blank=True, help_text='Over every line of the preview', max_length=64)),
                ('stage', models.CharField(max_length=10)),
                ('drafted_by', models.BigIntegerField()),
                ('drafted_name', models.CharField(max_length=200)),
                ('drafted_at', models.DateTimeField()),
                ('approved_by', models.BigIntegerField(null=True)),
                ('approved_name', models.CharField(blank=True, max_length=200)),
                ('approved_at', models.DateTimeField(null=True)),
                ('applied_at', models.DateTimeField(null=True)),
                ('reversed_at', models.DateTimeField(null=True)),
                ('report', models.JSONField(default=dict, help_text='What was done: counts, and what could not be and why')),
            ],
            options={
                'indexes': [models.Index(fields=['kind', '-drafted_at'], name='plan_of_a_kind')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['recall', 'move', 'reorganise'])), name='plan_kind_known'), models.CheckConstraint(condition=models.Q(('stage__in', ['drafted', 'approved', 'applied', 'reversed', 'dropped'])), name='plan_stage_known'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('drafted_by')), _negated=True), _connector='OR'), name='plan_two_people')],
            },
        ),
    ]
