"""Four acts more: an official writes, the applicant replies, somebody takes back the last act, work is transferred.
Letters and replies are told."""

from django.db import migrations, models

TOLD = "'submit', 'request_supplement', 'extend', 'return_result', 'explain', 'redate', 'rehome'"
BEFORE = [
    "submit", "accept", "refuse", "request_supplement", "supplement", "request_payment", "pay", "hand_over", "take",
    "complete_step", "consult", "answer", "approve", "return_step", "extend", "stop", "withdraw", "finish",
    "return_result", "explain", "confirm", "decline", "redate", "move", "rehome", "issue", "sign", "revoke",
    "acknowledge",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_results")]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_act_known"),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__in", [*BEFORE, "write", "reply", "undo", "transfer"])),
                name="event_act_known",
            ),
        ),
        migrations.RunSQL(
            f"drop index event_told; create index event_told on dossiers_event (tx)"
            f" where act in ({TOLD}, 'write', 'reply');",
            f"drop index event_told; create index event_told on dossiers_event (tx) where act in ({TOLD});",
        ),
    ]
