"""Django's handle on this context."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    name = "motcua.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"
