"""Revision numbers come from a sequence (no number is given twice); readings and changes are only ever added."""

from django.db import migrations

TABLES = ("audit_reading", "audit_change")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunSQL("create sequence audit_revision_number", "drop sequence audit_revision_number"),
        migrations.RunSQL(
            "create function audit_refuse() returns trigger language plpgsql as $$ begin "
            "raise exception '% is only ever added to', tg_table_name; end $$",
            "drop function audit_refuse()",
        ),
        *(
            migrations.RunSQL(
                f"create trigger {table}_append_only before update or delete on {table} "
                "for each row execute function audit_refuse()",
                f"drop trigger {table}_append_only on {table}",
            )
            for table in TABLES
        ),
    ]
