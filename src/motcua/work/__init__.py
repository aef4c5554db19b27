"""People at their desks: how each looks at the work, what is done to many files at once, who is looking now."""
