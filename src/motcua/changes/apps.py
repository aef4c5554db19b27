"""Django's handle on this context."""

from django.apps import AppConfig


class ChangesConfig(AppConfig):
    name = "motcua.changes"
    label = "changes"
    default_auto_field = "django.db.models.BigAutoField"
