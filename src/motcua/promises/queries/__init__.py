"""What the watch has found, as it is shown."""
