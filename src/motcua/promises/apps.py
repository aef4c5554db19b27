"""Django's handle on this context."""

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "motcua.promises"
    label = "promises"
    default_auto_field = "django.db.models.BigAutoField"
