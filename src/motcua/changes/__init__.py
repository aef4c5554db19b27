"""Rules that change while files run: planned, shown first, approved by a second person, reversible."""
