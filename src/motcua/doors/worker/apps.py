"""Django's handle on this door."""

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "motcua.doors.worker"
    label = "door_worker"
