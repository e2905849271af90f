"""Which tables does a question see, and how do their columns come out of the relational store?

Columns are read off the models, so a field added by a migration is in the mirror at the next
refresh. What differs between SQLite and PostgreSQL ends here: a relation's rows leave the store
as integers and text (`select`) and become typed columns in DuckDB (`typed`).
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models

SMALL = {
    "contacts": "people.Contact",
    "companies": "people.Company",
    "identities": "people.Identity",
    "deals": "activity.Deal",
    "revenues": "activity.Revenue",
    "campaigns": "activity.Campaign",
    "contents": "activity.Content",
    "costs": "activity.Cost",
    "members": "workspace.Member",
    "teams": "workspace.Team",
    "sources": "activity.Source",
}
ACTIVITIES = "activities"


@dataclass(frozen=True)
class Column:
    """A column of a mirrored relation with its DuckDB type."""

    name: str
    type: str
    nullable: bool


@dataclass(frozen=True)
class Relation:
    """A mirrored table; `workspace_id` is left out, since all rows belong to one workspace."""

    name: str
    table: str
    columns: tuple[Column, ...]

    def select(self, vendor: str, where: str) -> str:
        """SQL for the store: the rows that satisfy `where`, as integers and text."""
        leave = _leave_sqlite if vendor == "sqlite" else _leave_postgresql
        columns = ", ".join(f'{leave(column)} AS "{column.name}"' for column in self.columns)
        return f"SELECT {columns} FROM {self.table} WHERE {where}"  # noqa: S608

    def typed(self) -> str:
        """SQL for DuckDB: the select list that gives the columns their types."""
        return ", ".join(f'{_arrive(column)} AS "{column.name}"' for column in self.columns)

    def definition(self) -> str:
        """SQL for DuckDB: the column list of its table."""
        return ", ".join(f'"{column.name}" {column.type}' for column in self.columns)


def _leave_sqlite(column: Column) -> str:
    # The driver takes a column's type from its first rows: a NULL there would make it a number.
    name = f'"{column.name}"'
    if column.type in {"BIGINT", "BOOLEAN"}:
        return name
    if column.type.startswith("DECIMAL"):
        name = f"printf('%.2f', {name})" if not column.nullable else _cents_or_nothing(name)
    return f"COALESCE({name}, '')" if column.nullable else name


def _cents_or_nothing(name: str) -> str:
    return f"CASE WHEN {name} IS NULL THEN '' ELSE printf('%.2f', {name}) END"


def _leave_postgresql(column: Column) -> str:
    name = f'"{column.name}"'
    if column.type == "TIMESTAMP":
        return f"{name} AT TIME ZONE 'UTC'"
    if column.type.startswith("DECIMAL") or column.type == "VARCHAR":
        return f"{name}::text"
    return name


def _arrive(column: Column) -> str:
    name = f'"{column.name}"'
    if column.type == "VARCHAR":
        return f"NULLIF({name}, '')" if column.nullable else name
    return (
        f"CAST(NULLIF(CAST({name} AS VARCHAR), '') AS {column.type})"
        if (column.type not in {"BIGINT", "BOOLEAN"} and column.nullable)
        else f"CAST({name} AS {column.type})"
    )


@cache
def relation(name: str) -> Relation:
    """The mirrored relation called `name`."""
    model = apps.get_model("activity.Activity" if name == ACTIVITIES else SMALL[name])
    fields = [f for f in model._meta.concrete_fields if f.name != "workspace"]
    columns = tuple(Column(f.attname, _type(f), f.null) for f in fields)
    return Relation(name, model._meta.db_table, columns)


def _type(field: models.Field) -> str:
    if isinstance(field, models.BooleanField):
        return "BOOLEAN"
    if isinstance(field, models.DateTimeField):
        return "TIMESTAMP"
    if isinstance(field, models.DateField):
        return "DATE"
    if isinstance(field, models.DecimalField):
        return f"DECIMAL({field.max_digits},{field.decimal_places})"
    if isinstance(field, models.AutoField | models.IntegerField | models.ForeignKey):
        return "BIGINT"
    return "VARCHAR"
