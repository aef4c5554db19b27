"""What is done with papers: draw a legal form, store a file."""

from motcua.documents.operations.render import render

__all__ = ["render"]
