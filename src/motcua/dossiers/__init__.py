"""The heart: a dossier from hand-in to result."""
