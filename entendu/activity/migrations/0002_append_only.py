"""Activities are append-only: the database itself refuses to alter one."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER activity_append_only BEFORE UPDATE ON activity_activity
BEGIN SELECT RAISE(ABORT, 'activities are append-only'); END;
"""
POSTGRESQL = """
CREATE FUNCTION activity_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'activities are append-only'; END $$;
CREATE TRIGGER activity_append_only BEFORE UPDATE ON activity_activity
FOR EACH STATEMENT EXECUTE FUNCTION activity_append_only();
"""


def forbid_updates(apps, schema_editor):
    sql = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL
    schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("activity", "0001_initial")]
    operations = [migrations.RunPython(forbid_updates, migrations.RunPython.noop)]
