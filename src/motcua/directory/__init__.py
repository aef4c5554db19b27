"""Agencies, units, posts, stand-ins and working hours, with dates of effect."""
