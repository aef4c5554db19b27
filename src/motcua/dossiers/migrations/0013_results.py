"""Results as papers: numbered, signed, revoked, known to have reached their owner; found without reading the log."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0012_filed_together'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='event',
            name='event_act_known',
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('act__in', ['submit', 'accept', 'refuse', 'request_supplement', 'supplement', 'request_payment', 'pay', 'hand_over', 'take', 'complete_step', 'consult', 'answer', 'approve', 'return_step', 'extend', 'stop', 'withdraw', 'finish', 'return_result', 'explain', 'confirm', 'decline', 'redate', 'move', 'rehome', 'issue', 'sign', 'revoke', 'acknowledge'])), name='event_act_known'),
        ),
        migrations.RunSQL(
            "create index event_issued on dossiers_event (recorded_at desc) where act = 'issue';"
            "create index event_signed on dossiers_event ((data::jsonb ->> 'sha256')) where act = 'sign';",
            "drop index event_issued; drop index event_signed;",
        ),
    ]
