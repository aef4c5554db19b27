"""One unit per code, one holder per post, one stand-in per absence: never two on the same day.

A whole number or a hash is written as a range of one, because ranges need no extension to stand in an exclusion.
"""

from django.db import migrations

ONE_AT_A_TIME = {
    "directory_unit": ("hashtextextended(code, 0)", "daterange(valid_from, valid_to, '[]')"),
    "directory_holding": ("post_id", "daterange(valid_from, valid_to, '[]')"),
    "directory_standin": ("holding_id", "daterange(starts_on, ends_on, '[]')"),
}


def wall(table: str, number: str, span: str) -> migrations.RunSQL:
    name = f"{table}_one_at_a_time"
    return migrations.RunSQL(
        f"alter table {table} add constraint {name} exclude using gist "
        f"(int8range({number}, {number}, '[]') with &&, {span} with &&)",
        f"alter table {table} drop constraint {name}",
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]

    operations = [wall(table, number, span) for table, (number, span) in ONE_AT_A_TIME.items()]
