from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    name = "entendu.workspace"
    label = "workspace"
