"""Activities are never altered, but a person's may be erased: the mirror has to know."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER activity_activity_delete_noted AFTER DELETE ON activity_activity BEGIN
INSERT INTO engine_change (workspace_id, relation, row_id)
VALUES (OLD.workspace_id, 'activities', OLD.id); END;
"""
POSTGRESQL = """
CREATE TRIGGER activity_activity_delete_noted AFTER DELETE ON activity_activity
REFERENCING OLD TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION engine_note_change('activities');
"""


def note_erasure(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(SQLITE if on_sqlite else POSTGRESQL)


class Migration(migrations.Migration):
    dependencies = [("engine", "0002_change_trail"), ("activity", "0002_append_only")]
    operations = [migrations.RunPython(note_erasure, migrations.RunPython.noop)]
