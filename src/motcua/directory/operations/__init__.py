"""What may be done to the directory. Units by their official code on the day; every change leaves a trace in audit."""

from motcua.directory.operations.absence import come_back, leave, stand_in
from motcua.directory.operations.founding import NewUnit, found
from motcua.directory.operations.install import Installed, install
from motcua.directory.operations.members import let_in, lock_out, reset_password, seat
from motcua.directory.operations.posts import appoint, create_post, relieve
from motcua.directory.operations.succession import abolish, merge, move, rename, split

__all__ = [
    "Installed", "NewUnit", "abolish", "appoint", "come_back", "create_post", "found", "install", "leave", "let_in",
    "lock_out", "merge", "move", "relieve", "rename", "reset_password", "seat", "split", "stand_in",
]  # fmt: skip
