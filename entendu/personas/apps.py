from django.apps import AppConfig


class PersonasConfig(AppConfig):
    name = "entendu.personas"
    label = "personas"
