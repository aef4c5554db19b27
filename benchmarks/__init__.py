"""Measured ratios: each program prints JSON lines, with its reference measured in the same run."""
