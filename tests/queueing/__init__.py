"""The line before the counter."""
