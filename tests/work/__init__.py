"""Tests of work: views, batches, transfers."""
