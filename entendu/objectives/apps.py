from django.apps import AppConfig


class ObjectivesConfig(AppConfig):
    name = "entendu.objectives"
    label = "objectives"
