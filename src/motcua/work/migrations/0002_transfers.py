"""Hand-over lists and their lines."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('giver', models.BigIntegerField()),
                ('giver_name', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=500)),
                ('drafted_by', models.BigIntegerField(help_text='Who signed for giving: the giver, or the head for an absent one')),
                ('drafted_name', models.CharField(max_length=200)),
                ('drafted_at', models.DateTimeField()),
                ('dropped_at', models.DateTimeField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['giver', '-drafted_at'], name='transfer_given'), models.Index(fields=['drafted_by', '-drafted_at'], name='transfer_drafted')],
            },
        ),
        migrations.CreateModel(
            name='TransferLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64)),
                ('step', models.CharField(max_length=40)),
                ('step_name', models.CharField(max_length=250)),
                ('receiver', models.BigIntegerField()),
                ('receiver_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField(help_text='When the receiver signed for it and it moved', null=True)),
                ('vi', models.TextField(blank=True, help_text='Why it could not move')),
                ('en', models.TextField(blank=True)),
                ('transfer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='work.transfer')),
            ],
            options={
                'indexes': [models.Index(fields=['receiver', 'transfer'], name='transfer_to_sign')],
                'constraints': [models.UniqueConstraint(fields=('transfer', 'code', 'step'), name='transfer_line_once')],
            },
        ),
    ]
