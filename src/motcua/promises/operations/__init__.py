"""What the watch does: every sweep looks at what is, so that a missed one is made up for by the next."""
