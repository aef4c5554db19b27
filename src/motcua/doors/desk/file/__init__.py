"""A dossier's page: what it is, what may be done now, what was done."""
