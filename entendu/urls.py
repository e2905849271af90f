from django.urls import include, path

from entendu.workspace import views

urlpatterns = [
    path("", views.home, name="home"),
    path("account/", include("allauth.urls")),
    path("", include("entendu.api")),
]
