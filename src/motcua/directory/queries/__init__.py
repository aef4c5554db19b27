"""Questions to the directory. Everything about units is answered from one tree, cut once per revision and kept."""

from motcua.directory.queries.hats import actor_of, posts_held
from motcua.directory.queries.manning import manning
from motcua.directory.queries.posts import HolderView, PostView, StandInView, posts, unit_of_post
from motcua.directory.queries.units import (
    history,
    house,
    predecessors,
    register,
    revision_now,
    same_body,
    successors,
    tree,
    view,
)
from motcua.directory.rules.manning import Gap, Manning
from motcua.directory.rules.register import Register
from motcua.directory.rules.tree import Tree
from motcua.directory.terms import Passing, UnitView

__all__ = [
    "Gap",
    "HolderView",
    "Manning",
    "Passing",
    "PostView",
    "Register",
    "StandInView",
    "Tree",
    "UnitView",
    "actor_of",
    "history",
    "house",
    "manning",
    "posts",
    "posts_held",
    "predecessors",
    "register",
    "revision_now",
    "same_body",
    "successors",
    "tree",
    "unit_of_post",
    "view",
]
