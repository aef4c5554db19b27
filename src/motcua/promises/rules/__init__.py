"""What the watch decides: pure, the moment is given."""
