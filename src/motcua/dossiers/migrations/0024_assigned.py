"""One act more: a head puts a step into somebody's hands."""

from django.db import migrations, models

BEFORE = [
    "submit", "accept", "refuse", "request_supplement", "supplement", "request_payment", "pay", "hand_over", "take",
    "complete_step", "consult", "answer", "approve", "return_step", "extend", "stop", "withdraw", "finish",
    "return_result", "explain", "confirm", "decline", "redate", "move", "rehome", "issue", "sign", "revoke",
    "acknowledge", "write", "reply", "undo", "transfer",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0023_copies_are_known")]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_act_known"),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__in", [*BEFORE, "assign", "digitise"])), name="event_act_known"
            ),
        ),
    ]
