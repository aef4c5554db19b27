"""The clock: schedule and job runner."""
