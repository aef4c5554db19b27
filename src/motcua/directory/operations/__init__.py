"""What may be done to the directory. Units by their official code on the day; every change leaves a trace in audit."""

from motcua.directory.operations.founding import NewUnit, found
from motcua.directory.operations.posts import appoint, create_post, relieve

__all__ = ["NewUnit", "appoint", "create_post", "found", "relieve"]
