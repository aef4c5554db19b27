"""The watch over every promise: no silence, no lateness without an apology before it."""
