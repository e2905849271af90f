from django.apps import AppConfig


class AdviserConfig(AppConfig):
    name = "entendu.adviser"
    label = "adviser"
