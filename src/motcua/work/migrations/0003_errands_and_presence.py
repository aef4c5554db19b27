"""Small tasks, and who has a file open."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('work', '0002_transfers'),
    ]

    operations = [
        migrations.CreateModel(
            name='Errand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(help_text='The dossier it is about', max_length=64)),
                ('words', models.CharField(help_text='What is to be done', max_length=500)),
                ('line', models.CharField(blank=True, help_text='The line it came from', max_length=300)),
                ('owner', models.BigIntegerField()),
                ('owner_name', models.CharField(max_length=200)),
                ('due', models.DateField()),
                ('by', models.BigIntegerField()),
                ('by_name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(null=True)),
                ('closed_words', models.CharField(blank=True, help_text='What came of it', max_length=500)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('closed_at__isnull', True)), fields=['owner', 'due'], name='errand_mine'), models.Index(fields=['by', 'due'], name='errand_given')],
                'constraints': [models.UniqueConstraint(fields=('by', 'code', 'owner', 'at'), name='errand_once')],
            },
        ),
        migrations.CreateModel(
            name='Presence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64)),
                ('person', models.BigIntegerField()),
                ('name', models.CharField(max_length=200)),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['at'], name='presence_old')],
                'constraints': [models.UniqueConstraint(fields=('code', 'person'), name='presence_once')],
            },
        ),
    ]
