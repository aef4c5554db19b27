"""Who looked at or changed what, and the seals on the log."""
