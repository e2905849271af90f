from django.urls import include, path

from entendu.workspace.views import account

urlpatterns = [
    path("", account.home, name="home"),
    path("account/email/", account.not_here),  # one address a person, changed by who runs it
    path("account/confirm-email/", account.not_here),
    path("account/", include("allauth.urls")),
    path("", include("entendu.workspace.urls")),
    path("w/<slug:workspace>/prospects/", include("entendu.sharing.urls")),
    path("w/<slug:workspace>/imports/", include("entendu.activity.urls")),
    path("w/<slug:workspace>/performance/", include("entendu.performance.urls")),
    path("", include("entendu.api")),
]
