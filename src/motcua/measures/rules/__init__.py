"""Pure arithmetic of the figures: half-month buckets and the rates that are published."""
