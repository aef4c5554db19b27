"""Django's handle on this context."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "motcua.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"
