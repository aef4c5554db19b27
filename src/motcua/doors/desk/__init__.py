"""Counter and specialists: intake, handling, result."""
