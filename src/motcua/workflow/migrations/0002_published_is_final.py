"""A published process is never changed or removed: the database itself says no."""

from django.db import migrations

FORWARD = """
create function workflow_process_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'a published process is final: publish a new version instead';
end $$;
create trigger workflow_process_is_final before update or delete on workflow_process
    for each row execute function workflow_process_is_final();
"""
BACKWARD = """
drop trigger workflow_process_is_final on workflow_process;
drop function workflow_process_is_final();
"""


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
