"""Django's handle on this door."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "motcua.doors.desk"
    label = "door_desk"
