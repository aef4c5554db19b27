"""3. Steps, hand-overs, opinions, payment, apologies, stop: what the resolving agency does."""

from motcua.dossiers.operations.resolve.apologising import explain, extend
from motcua.dossiers.operations.resolve.asking import answer, consult
from motcua.dossiers.operations.resolve.earlier import confirm
from motcua.dossiers.operations.resolve.ending import stop
from motcua.dossiers.operations.resolve.moving import decline, hand_over, take
from motcua.dossiers.operations.resolve.paying import pay, request_payment
from motcua.dossiers.operations.resolve.readdressing import readdress
from motcua.dossiers.operations.resolve.steps import complete_step, return_step

__all__ = [
    "answer",
    "complete_step",
    "confirm",
    "consult",
    "decline",
    "explain",
    "extend",
    "hand_over",
    "pay",
    "readdress",
    "request_payment",
    "return_step",
    "stop",
    "take",
]
