from django.urls import path

from entendu.performance.views import pages

app_name = "performance"
urlpatterns = [
    path("", pages.page, name="page"),
    path("rows/", pages.rows, name="rows"),
    path("rows.csv", pages.rows_file, name="rows_file"),
    path("section/<slug:name>/", pages.section, name="section"),
    path("section/<slug:name>.csv", pages.section_file, name="section_file"),
]
