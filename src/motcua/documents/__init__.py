"""Legal forms, files and how they are drawn."""
