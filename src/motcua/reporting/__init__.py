"""Statutory reports: forms, periods, export."""
