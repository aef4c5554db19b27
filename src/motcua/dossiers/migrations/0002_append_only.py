"""The log can only grow: the database refuses to change or take back an event, and notes the transaction it came in."""

from django.db import migrations

REFUSE = """
create function dossiers_event_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'Sổ nhật ký hồ sơ chỉ ghi thêm: không được % dòng đã ghi. / The log of dossiers is append-only: % refused.',
        tg_op, tg_op using errcode = 'restrict_violation';
end $$;
create trigger dossiers_event_append_only before update or delete or truncate on dossiers_event
    for each statement execute function dossiers_event_refuse();
"""
FORGET = "drop trigger dossiers_event_append_only on dossiers_event; drop function dossiers_event_refuse();"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, FORGET),
        migrations.RunSQL(
            # rows whose tx is below pg_snapshot_xmin(pg_current_snapshot()) are settled: nothing older can still appear
            "alter table dossiers_event add column tx xid8 not null default pg_current_xact_id();"
            "create index event_counted on dossiers_event (tx)"
            " where act in ('accept', 'refuse', 'stop', 'withdraw', 'finish');",
            "drop index event_counted; alter table dossiers_event drop column tx;",
        ),
        migrations.RunSQL(
            "create index dossier_words on dossiers_dossier using gin (to_tsvector('simple', words));",
            "drop index dossier_words;",
        ),
        # a page of the log that is never updated may be full; a dossier's row is updated with every act
        migrations.RunSQL(
            "alter table dossiers_dossier set (fillfactor = 70);", "alter table dossiers_dossier reset (fillfactor);"
        ),
    ]
