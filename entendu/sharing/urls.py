from django.urls import path

from entendu.sharing.views import listing, prospect, saved

app_name = "prospects"
urlpatterns = [
    path("", listing.listing, name="list"),
    path("prospects.csv", listing.listing_file, name="file"),
    path("views/", saved.keep, name="keep_view"),
    path("views/<int:number>/", saved.change, name="change_view"),
    path("views/<int:number>/delete/", saved.drop, name="drop_view"),
    path("<int:number>/", prospect.prospect, name="page"),
    path("<int:number>/edit/", prospect.edit, name="edit"),
]
