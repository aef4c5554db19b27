"""Django's handle on this door."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "motcua.doors.site"
    label = "door_site"
