"""Django's handle on this context."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "motcua.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
