"""Administrators: units, catalogue, calendar, processes."""
