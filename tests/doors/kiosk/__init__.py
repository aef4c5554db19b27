"""The machines in the hall."""
