"""motcua: administrative procedures with a promised date, and figures traced to their files."""

__version__ = "0.1.0"
