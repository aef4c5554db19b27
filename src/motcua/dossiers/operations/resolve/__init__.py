"""3. Steps, hand-overs, opinions, payment, apologies, stop: what the resolving agency does."""

from motcua.dossiers.operations.resolve.apologising import explain, extend
from motcua.dossiers.operations.resolve.asking import answer, consult
from motcua.dossiers.operations.resolve.assigning import assign
from motcua.dossiers.operations.resolve.earlier import confirm
from motcua.dossiers.operations.resolve.ending import stop
from motcua.dossiers.operations.resolve.moving import decline, hand_over, take
from motcua.dossiers.operations.resolve.paying import pay, request_payment
from motcua.dossiers.operations.resolve.readdressing import readdress
from motcua.dossiers.operations.resolve.steps import complete_step, return_step
from motcua.dossiers.operations.resolve.transferring import Giver, transfer
from motcua.dossiers.operations.resolve.undoing import undo
from motcua.dossiers.operations.resolve.writing import reply, write

__all__ = [
    "Giver",
    "answer",
    "assign",
    "complete_step",
    "confirm",
    "consult",
    "decline",
    "explain",
    "extend",
    "hand_over",
    "pay",
    "readdress",
    "reply",
    "request_payment",
    "return_step",
    "stop",
    "take",
    "transfer",
    "undo",
    "write",
]
