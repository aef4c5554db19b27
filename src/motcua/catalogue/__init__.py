"""Procedures in published versions: papers, fees, limits, forms, steps."""
