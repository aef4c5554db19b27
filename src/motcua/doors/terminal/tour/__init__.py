"""One dossier's life, act by act, in a terminal. Everything happens in one transaction that is then taken back."""

from motcua.doors.terminal.tour.lives import Toured, play
from motcua.doors.terminal.tour.scene import Seen

__all__ = ["Seen", "Toured", "play"]
