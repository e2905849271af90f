from django.apps import AppConfig


class PerformanceConfig(AppConfig):
    name = "entendu.performance"
    label = "performance"
