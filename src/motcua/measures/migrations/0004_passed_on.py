"""Dossiers that passed to a successor unit count with it, like those that moved to another agency."""

from django.db import migrations

FORWARD = """
drop index event_moved;
drop index event_moved_dossier;
create index event_moved on dossiers_event (tx)
    where act in ('hand_over', 'rehome') and data like '%"competent":%';
create index event_moved_dossier on dossiers_event (dossier_id)
    where act in ('hand_over', 'rehome') and data like '%"competent":%';
"""
BACKWARD = """
drop index event_moved;
drop index event_moved_dossier;
create index event_moved on dossiers_event (tx) where act = 'hand_over' and data like '%"competent":%';
create index event_moved_dossier on dossiers_event (dossier_id)
    where act = 'hand_over' and data like '%"competent":%';
"""


class Migration(migrations.Migration):
    dependencies = [("measures", "0003_running_sums"), ("dossiers", "0002_append_only")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
