"""What may follow what: the journey table read aloud."""

from __future__ import annotations

from motcua.dossiers.terms import JOURNEY, OPEN, Act, State


class Illegal(ValueError):
    """A fact that cannot follow the ones before it. Only a damaged log holds one."""


def may(act: Act, state: State | None) -> bool:
    """Whether the act may be done to a dossier in this state (None: there is no dossier yet)."""
    if state is None:
        return act is Act.SUBMIT
    return state in JOURNEY[act][0]


def lands(act: Act, state: State | None, step_state: State | None = None) -> State:
    """The state after the act. step_state: the state of the step that opens, where the act has none of its own."""
    if not may(act, state):
        raise Illegal(f"{act} from {state}")
    if state is State.REGISTERED and act in {Act.REQUEST_SUPPLEMENT, Act.SUPPLEMENT}:
        return State.REGISTERED
    leads_to = JOURNEY[act][1]
    if leads_to is not None:
        return leads_to
    return step_state if step_state is not None else State(state or State.REGISTERED)


def follows(act: Act, before: State | None, after: State) -> bool:
    """Whether the journey allows the act to lead from one state to the other."""
    if not may(act, before):
        return False
    if act in {Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP}:
        return after in {State.ACCEPTED, State.IN_PROGRESS}
    if act is Act.UNDO:
        return after in OPEN
    return lands(act, before) is after
