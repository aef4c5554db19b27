"""From home: a time at the counter, and one's number followed on the phone."""
