"""The process editor: forms read, pages laid out."""
