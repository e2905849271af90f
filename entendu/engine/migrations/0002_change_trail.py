"""Triggers that note every changed row of the mirrored tables in engine_change.

A trigger and not code in the actions: no writer can forget it. SQLite fires row by row;
PostgreSQL once a statement, over its transition table.
"""

from django.db import migrations

TABLES = {
    "contacts": "people_contact",
    "companies": "people_company",
    "identities": "people_identity",
    "deals": "activity_deal",
    "revenues": "activity_revenue",
    "campaigns": "activity_campaign",
    "contents": "activity_content",
    "costs": "activity_cost",
    "members": "workspace_member",
    "teams": "workspace_team",
    "sources": "activity_source",
}

SQLITE = """
CREATE TRIGGER {table}_{event}_noted AFTER {event} ON {table} BEGIN
INSERT INTO engine_change (workspace_id, relation, row_id)
VALUES ({row}.workspace_id, '{relation}', {row}.id); END;
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION engine_note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
INSERT INTO engine_change (workspace_id, relation, row_id)
SELECT workspace_id, TG_ARGV[0], id FROM touched; RETURN NULL; END $$;
"""
POSTGRESQL = """
CREATE TRIGGER {table}_{event}_noted AFTER {event} ON {table}
REFERENCING {row} TABLE AS touched
FOR EACH STATEMENT EXECUTE FUNCTION engine_note_change('{relation}');
"""


def note_changes(apps, schema_editor):
    on_sqlite = schema_editor.connection.vendor == "sqlite"
    if not on_sqlite:
        schema_editor.execute(POSTGRESQL_FUNCTION)
    template = SQLITE if on_sqlite else POSTGRESQL
    for relation, table in TABLES.items():
        for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
            schema_editor.execute(
                template.format(table=table, event=event, row=row, relation=relation)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("engine", "0001_initial"),
        ("workspace", "0001_initial"),
        ("people", "0001_initial"),
        ("activity", "0002_append_only"),
    ]
    operations = [migrations.RunPython(note_changes, migrations.RunPython.noop)]
