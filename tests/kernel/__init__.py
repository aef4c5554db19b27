"""Words and machinery every context uses."""
