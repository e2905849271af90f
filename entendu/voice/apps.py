from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "entendu.voice"
    label = "voice"
