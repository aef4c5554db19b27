"""Django's handle on this door."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "motcua.doors.office"
    label = "door_office"
