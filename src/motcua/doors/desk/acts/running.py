"""From what was typed to the one call below: each act's operation with its own words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypedDict

from motcua.dossiers.operations import decide, deliver, intake, outcomes, resolve, submit
from motcua.dossiers.terms import Act, Done, Evidence, Result
from motcua.kernel.actor import Actor

Values = Mapping[str, Any]


class Common(TypedDict):
    """What every act is told."""

    code: str
    by: Actor
    at: datetime
    key: str | None


def run(name: str, common: Common, values: Values) -> Done:
    """Do the act whose page bears this name. Raises Refused, NotYours."""
    return _RUNS[name](common, values)


def _accept(common: Common, values: Values) -> Done:
    return intake.accept(without=values.get("lacking", ""), **common)


def _refuse(common: Common, values: Values) -> Done:
    return intake.refuse(reasons=values["reasons"], ground=values["ground"], **common)


def _request_supplement(common: Common, values: Values) -> Done:
    return intake.request_supplement(reasons=values["reasons"], **common)


def _supplement(common: Common, values: Values) -> Done:
    return submit.supplement(papers=values["papers"], happened_at=values["happened_at"], **common)


def _request_payment(common: Common, values: Values) -> Done:
    return resolve.request_payment(items=[(values["item"], values["amount"])], **common)


def _pay(common: Common, values: Values) -> Done:
    return resolve.pay(receipt_no=values["receipt_no"], happened_at=values["happened_at"], **common)


def _take(common: Common, values: Values) -> Done:
    return resolve.take(step=values.get("step") or None, **common)


def _complete_step(common: Common, values: Values) -> Done:
    return resolve.complete_step(**_closing(values), **common)


def _assign(common: Common, values: Values) -> Done:
    return resolve.assign(to=values["person"], reason=values["reason"], step=values["step"] or None, **common)


def _hand_over(common: Common, values: Values) -> Done:
    return resolve.hand_over(to=values["unit"], reason=values["reason"], step=values["step"] or None, **common)


def _readdress(common: Common, values: Values) -> Done:
    return resolve.readdress(to=values["agency"], reason=values["reason"], **common)


def _decline(common: Common, values: Values) -> Done:
    return resolve.decline(reason=values["reason"], step=values["step"] or None, **common)


def _consult(common: Common, values: Values) -> Done:
    return resolve.consult(
        units=values["units"], question=values["question"], within=values["within"], until=values["until"],
        kind=values["request"], **common
    )  # fmt: skip


def _answer(common: Common, values: Values) -> Done:
    files = [values["answer_file"]] if values["answer_file"] else []
    return resolve.answer(
        text=values["answer"], files=files, step=values["step"] or None, amount=values.get("amount"), **common
    )


def _approve(common: Common, values: Values) -> Done:
    return decide.approve(**_closing(values), **common)


def _return_step(common: Common, values: Values) -> Done:
    return resolve.return_step(reason=values["reason"], step=values["step"] or None, **common)


def _extend(common: Common, values: Values) -> Done:
    return resolve.extend(new_due=values["due_on"], reason=values["reason"], far=values["far"], **common)


def _stop(common: Common, values: Values) -> Done:
    return resolve.stop(reason=values["reason"], **common)


def _withdraw(common: Common, values: Values) -> Done:
    return submit.withdraw(reason=values["reason"], **common)


def _finish(common: Common, values: Values) -> Done:
    return decide.finish(step=values["step"] or None, note=values["note"], result=_result(values), **common)


def _return_result(common: Common, values: Values) -> Done:
    return deliver.return_result(
        receiver=values["receiver"],
        how=values["how"],
        happened_at=values["happened_at"],
        result=_result(values),
        waybill=values["waybill"],
        signed=values["signed"],
        **common,
    )


def _acknowledge(common: Common, values: Values) -> Done:
    return outcomes.acknowledge(how="post", receiver=values["receiver"], happened_at=values["happened_at"], **common)


def _write(common: Common, values: Values) -> Done:
    files = [values["letter_file"]] if values["letter_file"] else []
    return resolve.write(text=values["text"], files=files, **common)


def _closing(values: Values) -> dict[str, Any]:
    """How a step is closed: which, by which outcome, with which result, and whether it was done earlier."""
    step, _, outcome = values["outcome"].partition(":")
    said = [values[name] for name in ("evidence", "evidence_number", "evidence_file")]
    return {
        "step": step or None, "outcome": outcome or None, "note": values["note"], "result": _result(values),
        "happened_at": values["happened_at"], "evidence": Evidence(*said) if any(said) else None,
        "without": values.get("without", ""),
    }  # fmt: skip


def _result(values: Values) -> Result | None:
    """What was typed about the result; None where the page did not ask."""
    if "result_name" not in values:
        return None
    return Result(values["result_name"], values["result_number"], values["result_on"], values["result_file"])


_RUNS: dict[str, Callable[[Common, Values], Done]] = {
    Act.ACCEPT: _accept,
    Act.REFUSE: _refuse,
    Act.REQUEST_SUPPLEMENT: _request_supplement,
    Act.SUPPLEMENT: _supplement,
    Act.REQUEST_PAYMENT: _request_payment,
    Act.PAY: _pay,
    Act.TAKE: _take,
    Act.COMPLETE_STEP: _complete_step,
    Act.ASSIGN: _assign,
    Act.HAND_OVER: _hand_over,
    "readdress": _readdress,
    Act.DECLINE: _decline,
    Act.CONSULT: _consult,
    Act.ANSWER: _answer,
    Act.APPROVE: _approve,
    Act.RETURN_STEP: _return_step,
    Act.EXTEND: _extend,
    Act.STOP: _stop,
    Act.WITHDRAW: _withdraw,
    Act.FINISH: _finish,
    Act.RETURN_RESULT: _return_result,
    Act.ACKNOWLEDGE: _acknowledge,
    Act.WRITE: _write,
}
