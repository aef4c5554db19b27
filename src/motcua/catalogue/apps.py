"""Django's handle on this context."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "motcua.catalogue"
    label = "catalogue"
    default_auto_field = "django.db.models.BigAutoField"
