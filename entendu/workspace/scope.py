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
