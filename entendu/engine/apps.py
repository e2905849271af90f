from django.apps import AppConfig


class EngineConfig(AppConfig):
    name = "entendu.engine"
    label = "engine"
