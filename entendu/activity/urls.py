from django.urls import path

from entendu.activity import views

app_name = "imports"
urlpatterns = [
    path("", views.all_imports, name="list"),
    path("new/", views.new, name="new"),
    path("<int:number>/", views.run, name="run"),
    path("<int:number>/progress/", views.progress, name="progress"),
    path("<int:number>/start/", views.start, name="start"),
    path("<int:number>/cancel/", views.cancel, name="cancel"),
    path("<int:number>/rejected/<int:file>/", views.rejected, name="rejected"),
]
