"""Six acts more: answering for a second lateness, confirming, declining, and three that planned changes do."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0002_one_at_a_time'),
        ('dossiers', '0003_reader'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='event_act_known',
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('act__in', ['submit', 'accept', 'refuse', 'request_supplement', 'supplement', 'request_payment', 'pay', 'hand_over', 'take', 'complete_step', 'consult', 'answer', 'approve', 'return_step', 'extend', 'stop', 'withdraw', 'finish', 'return_result', 'explain', 'confirm', 'decline', 'redate', 'move', 'rehome'])), name='event_act_known'),
        ),
    ]
