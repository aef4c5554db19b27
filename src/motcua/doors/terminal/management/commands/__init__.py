"""The verbs of motcua, one file each."""
