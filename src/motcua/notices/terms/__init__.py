"""Words of messages: what is owed to whom, and what they say."""

from motcua.notices.terms.templates import TEMPLATES, Template
from motcua.notices.terms.words import Carriage, Letter, Owed

__all__ = ["TEMPLATES", "Carriage", "Letter", "Owed", "Template"]
