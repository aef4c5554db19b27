"""What may be done to a dossier, one module per stage of the law."""
