"""One act more: a paper is digitised or an electronic one reused. Papers of one owner are found by the owner's number."""

from django.db import migrations, models

BEFORE = [
    "submit", "accept", "refuse", "request_supplement", "supplement", "request_payment", "pay", "hand_over", "take",
    "complete_step", "consult", "answer", "approve", "return_step", "extend", "stop", "withdraw", "finish",
    "return_result", "explain", "confirm", "decline", "redate", "move", "rehome", "issue", "sign", "revoke",
    "acknowledge", "write", "reply", "undo", "transfer",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0016_moved_by_a_list")]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_act_known"),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__in", [*BEFORE, "digitise"])), name="event_act_known"
            ),
        ),
        migrations.RunSQL(
            "create index dossier_owner on dossiers_dossier ((applicant ->> 'id_no')) where applicant ->> 'id_no' <> '';"
            "create index event_digitised on dossiers_event (recorded_at) where act = 'digitise';",
            "drop index dossier_owner; drop index event_digitised;",
        ),
    ]
