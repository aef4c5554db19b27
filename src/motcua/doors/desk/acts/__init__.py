"""The acts as pages: what each asks, what its button does and whom it tells."""
