"""What is done with papers: draw a legal form, store a file, forget one."""

from motcua.documents.operations.discarding import discard
from motcua.documents.operations.drawing import render
from motcua.documents.operations.keeping import store

__all__ = ["discard", "render", "store"]
