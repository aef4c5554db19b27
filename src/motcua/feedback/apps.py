"""Django's handle on this context."""

from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "motcua.feedback"
    label = "feedback"
    default_auto_field = "django.db.models.BigAutoField"
