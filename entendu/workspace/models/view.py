from django.db import models

from entendu.workspace.scope import Scoped


class SavedView(Scoped):
    """Filters of a page kept under a name: its query string, for one member or for all."""

    member = models.ForeignKey("workspace.Member", on_delete=models.CASCADE)
    page = models.CharField(max_length=40)  # "prospects", "performance"
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000, blank=True)
    shared = models.BooleanField(default=False)
    opens_first = models.BooleanField(default=False)  # its maker's page opens with it
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["member", "page", "name"], name="saved_view_name_once"),
            models.UniqueConstraint(
                fields=["member", "page"],
                condition=models.Q(opens_first=True),
                name="saved_view_one_opens_first",
            ),
        ]

    def __str__(self):
        return self.name
