"""Screens and other ways in, one folder per audience."""
