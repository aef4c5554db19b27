"""The seeds' districts as data: reading a scenario, planning its dossiers, loading them."""

from motcua.doors.terminal.scenarios.file import names, read
from motcua.doors.terminal.scenarios.loading import load

__all__ = ["load", "names", "read"]
