"""The line before the counter: numbers, windows, calls, bookings. Knows no dossier."""
