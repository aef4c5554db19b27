"""Following a dossier with its code and secret, and the acts its owner may do: supplement, withdraw."""
