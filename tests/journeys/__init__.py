"""Whole stories an official could read."""
