"""Words every context may use. No Django, no table."""
