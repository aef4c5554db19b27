"""Django's handle on this door."""

from django.apps import AppConfig


class KioskConfig(AppConfig):
    name = "motcua.doors.kiosk"
    label = "door_kiosk"
