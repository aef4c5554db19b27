"""Django's handle on this door."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "motcua.doors.portal"
    label = "door_portal"
