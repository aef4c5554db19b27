"""Finding a procedure in everyday words: unmarked, mistyped, abbreviated, regional, told as a story, in English."""

from motcua.catalogue.rules.search.index import Found, Index
from motcua.catalogue.rules.search.sayings import Text

__all__ = ["Found", "Index", "Text"]
