"""How a file of procedures is read, compared, searched and cut. Pure."""
