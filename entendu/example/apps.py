from django.apps import AppConfig


class ExampleConfig(AppConfig):
    name = "entendu.example"
    label = "example"
