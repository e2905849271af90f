from django.urls import path

from entendu.performance import views

app_name = "performance"
urlpatterns = [
    path("", views.page, name="page"),
    path("rows/", views.rows, name="rows"),
    path("rows.csv", views.rows_file, name="rows_file"),
    path("section/<slug:name>/", views.section, name="section"),
    path("section/<slug:name>.csv", views.section_file, name="section_file"),
]
