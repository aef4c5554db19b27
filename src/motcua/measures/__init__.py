"""Every published figure, defined once, computed from facts."""
