"""The tables of work."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Batch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.BigIntegerField()),
                ('deed', models.CharField(max_length=10)),
                ('said', models.JSONField(default=dict, help_text='What holds for all: unit, reason')),
                ('begun_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-begun_at'], name='batch_of_a_person'), models.Index(condition=models.Q(('ended_at__isnull', True)), fields=['begun_at'], name='batch_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('deed__in', ['take', 'complete', 'hand_over', 'return'])), name='batch_deed_known')],
            },
        ),
        migrations.CreateModel(
            name='View',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.BigIntegerField()),
                ('name', models.CharField(max_length=40)),
                ('sieve', models.JSONField(help_text='dossiers.terms.Sieve')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'name'), name='view_once')],
            },
        ),
        migrations.CreateModel(
            name='BatchLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('n', models.IntegerField()),
                ('code', models.CharField(max_length=64)),
                ('step', models.CharField(blank=True, max_length=40)),
                ('done', models.BooleanField(null=True)),
                ('vi', models.TextField(blank=True, help_text='Why it was not done')),
                ('en', models.TextField(blank=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='work.batch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('batch', 'n'), name='batch_line_once')],
            },
        ),
    ]
