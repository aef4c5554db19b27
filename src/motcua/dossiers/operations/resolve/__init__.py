"""3. Steps, hand-overs, opinions, payment, extension, stop: what the resolving agency does."""

from motcua.dossiers.operations.resolve.asking import answer, consult
from motcua.dossiers.operations.resolve.ending import extend, stop
from motcua.dossiers.operations.resolve.moving import hand_over, take
from motcua.dossiers.operations.resolve.paying import pay, request_payment
from motcua.dossiers.operations.resolve.steps import complete_step, return_step

__all__ = [
    "answer",
    "complete_step",
    "consult",
    "extend",
    "hand_over",
    "pay",
    "request_payment",
    "return_step",
    "stop",
    "take",
]
