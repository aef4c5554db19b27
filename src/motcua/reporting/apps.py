"""Django's handle on this context."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "motcua.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"
