from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    name = "entendu.interface"
    label = "interface"
