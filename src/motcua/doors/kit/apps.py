"""Django's handle on this door."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "motcua.doors.kit"
    label = "door_kit"
