"""Questions to the directory. Everything about units is answered from one tree, cut once per revision and kept."""

from motcua.directory.queries.hats import actor_of
from motcua.directory.queries.units import (
    history,
    predecessors,
    register,
    revision_now,
    same_body,
    successors,
    tree,
    view,
)
from motcua.directory.rules.register import Register
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Passing, UnitView

__all__ = [
    "Passing",
    "Register",
    "Tree",
    "UnitView",
    "actor_of",
    "history",
    "predecessors",
    "register",
    "revision_now",
    "same_body",
    "successors",
    "tree",
    "view",
]
