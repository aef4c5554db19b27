"""Seals are only ever added, too."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_numbers_and_walls")]

    operations = [
        migrations.RunSQL(
            "create trigger audit_seal_append_only before update or delete on audit_seal "
            "for each row execute function audit_refuse()",
            "drop trigger audit_seal_append_only on audit_seal",
        ),
    ]
