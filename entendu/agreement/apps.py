from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "entendu.agreement"
    label = "agreement"
