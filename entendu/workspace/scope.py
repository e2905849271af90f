"""The one guarded place through which rows of a workspace are reached."""

from typing import TypeVar

from django.db import models


class Scoped(models.Model):
    """A row that belongs to one workspace and is invisible from every other."""

    workspace = models.ForeignKey(
        "workspace.Workspace", on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Scoped)


def visible(model: type[Row], workspace) -> "models.QuerySet[Row]":
    """The rows of `model` that `workspace` may see: the only way to them outside this module.

    `workspace` is a `Workspace` or its id; None is refused, since it would mean "everybody's".
    """
    if workspace is None:
        raise ValueError("a workspace is needed to see rows")
    return model._default_manager.filter(workspace=workspace)


def visible_on(model: type[Row], workspace, **parents) -> "models.QuerySet[Row]":
    """The rows of `model` that hang on `parents` (`identity=[...]`), rows of `workspace` itself.

    For what is found by its parent's index: beside a condition on the workspace, SQLite without
    statistics takes the workspace's index and walks all of it.
    """
    owner = getattr(workspace, "pk", workspace)
    if not parents or any(one.workspace_id != owner for rows in parents.values() for one in rows):
        raise ValueError("rows are reached through rows of the same workspace")
    return model._default_manager.filter(**{f"{name}__in": rows for name, rows in parents.items()})
