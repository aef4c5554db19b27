"""The clock of the house."""
