from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "entendu.activity"
    label = "activity"
