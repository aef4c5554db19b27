"""What is done with papers: draw a legal form, take in what people hand in, store a file, forget one."""

from motcua.documents.operations.discarding import discard
from motcua.documents.operations.drawing import render
from motcua.documents.operations.guarding import look_again
from motcua.documents.operations.keeping import store
from motcua.documents.operations.lettering import read_letters, reads
from motcua.documents.operations.receiving import receive

__all__ = ["discard", "look_again", "read_letters", "reads", "receive", "render", "store"]
