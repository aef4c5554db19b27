"""Administrators at a terminal: the verbs of the command motcua."""
