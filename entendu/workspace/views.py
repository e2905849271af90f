"""Pages of the workspace itself."""

from django.http import HttpResponse

from entendu.workspace.guard import signed_in


@signed_in
def home(request):
    """Where signing in leads: the first workspace, or a word that there is none."""
    return HttpResponse("Entendu")
