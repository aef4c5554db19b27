"""Django's handle on this door."""

from django.apps import AppConfig


class TerminalConfig(AppConfig):
    name = "motcua.doors.terminal"
    label = "door_terminal"
