"""Django's handle on this context."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "motcua.measures"
    label = "measures"
    default_auto_field = "django.db.models.BigAutoField"
