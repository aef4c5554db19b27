"""Citizens and businesses."""
