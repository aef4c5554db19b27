"""The counter's one form: what was typed, what it means, what is still missing."""
