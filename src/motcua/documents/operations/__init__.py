"""What is done with papers: draw a legal form, store a file."""

from motcua.documents.operations.drawing import render
from motcua.documents.operations.keeping import store

__all__ = ["render", "store"]
