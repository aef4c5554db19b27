"""Django's handle on this door."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    name = "motcua.doors.console"
    label = "door_console"
