"""Which edition, which number, which words; and what the bytes of a file say. Pure."""

from motcua.documents.rules.editions import edition_on, editions, facts, number
from motcua.documents.rules.reading import read, write

__all__ = ["edition_on", "editions", "facts", "number", "read", "write"]
