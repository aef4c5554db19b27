"""One act more: an officer fills in or corrects what the paper states, before anybody signs it."""

from django.db import migrations, models

BEFORE = [
    "submit", "accept", "refuse", "request_supplement", "supplement", "request_payment", "pay", "hand_over", "take",
    "complete_step", "consult", "answer", "approve", "return_step", "extend", "stop", "withdraw", "finish",
    "return_result", "explain", "confirm", "decline", "redate", "move", "rehome", "issue", "sign", "revoke",
    "acknowledge", "write", "reply", "undo", "transfer", "assign", "digitise",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0025_lists_of_a_million")]

    operations = [
        migrations.RemoveConstraint(model_name="event", name="event_act_known"),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(("act__in", [*BEFORE, "fill"])), name="event_act_known"
            ),
        ),
    ]
