"""What happened in the hall can only be added to: the database refuses to change or take back a fact."""

from django.db import migrations

REFUSE = """
create function queueing_fact_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'Nhật ký xếp hàng chỉ ghi thêm: không được % dòng đã ghi. / The log of the line is append-only: % refused.',
        tg_op, tg_op using errcode = 'restrict_violation';
end $$;
create trigger queueing_fact_append_only before update or delete or truncate on queueing_fact
    for each statement execute function queueing_fact_refuse();
"""
FORGET = "drop trigger queueing_fact_append_only on queueing_fact; drop function queueing_fact_refuse();"


class Migration(migrations.Migration):
    dependencies = [("queueing", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, FORGET)]
