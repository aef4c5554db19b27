"""Many lives at once: from another system, or for a demonstration. The same rules, numbers and chains, by COPY.

A test plays the same lives through the commands and finds the same rows.
"""

from motcua.dossiers.operations.bulk.lives import Apology, Crew, Life, Loaded
from motcua.dossiers.operations.bulk.loading import load

__all__ = ["Apology", "Crew", "Life", "Loaded", "load"]
