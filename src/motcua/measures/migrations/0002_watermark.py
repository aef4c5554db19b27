"""The watermark's first row, and the indexes that keep a question about the past from reading the whole log."""

from django.db import migrations

FORWARD = """
-- dossiers that were ever paused: only their promise at a past moment has to be looked up in the log
create index event_paused on dossiers_event (dossier_id) where state in (5, 6);
-- the few that lived longer than two months: open on a past day without having been accepted shortly before it
create index dossier_long on dossiers_dossier (unit_id, accepted_at)
    where ended_at - accepted_at > interval '62 days';
-- dossiers that went over to another agency: they count there, also for what is past
create index event_moved on dossiers_event (tx) where act = 'hand_over' and data like '%"competent":%';
create index event_moved_dossier on dossiers_event (dossier_id)
    where act = 'hand_over' and data like '%"competent":%';
insert into measures_mark (name, tx) values ('dossiers', 0);
"""
BACKWARD = "drop index event_moved; drop index event_moved_dossier; drop index dossier_long; drop index event_paused; delete from measures_mark;"


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_initial"), ("dossiers", "0002_append_only")]

    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
