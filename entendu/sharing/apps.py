from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "entendu.sharing"
    label = "sharing"
