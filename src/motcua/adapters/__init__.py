"""Other people's systems: each implements a port and is named in the settings."""
