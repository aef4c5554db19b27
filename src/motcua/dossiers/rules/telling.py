"""An event as a sentence."""

from __future__ import annotations

from collections.abc import Callable

from motcua.dossiers.rules.folding import moment
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import ACT_NAMES, Act, Fact
from motcua.kernel.text import Text


def sentence(fact: Fact) -> Text:
    """What happened, in one sentence; who did it and when stand beside it."""
    name = ACT_NAMES[fact.act]
    more = _MORE[fact.act](fact) if fact.act in _MORE else Text("", "")
    return Text(name.vi + more.vi, name.en + more.en)


def _promise(fact: Fact) -> Text:
    if fact.due_at is None:
        return Text("", "")
    when = clock(fact.due_at)
    return Text(f", hẹn trả lúc {when}", f", promised for {when}")


def _step(fact: Fact) -> Text:
    name, outcome = fact.data.get("step_name", ""), fact.data.get("outcome_name", "")
    said = f" “{name}”" if name else ""
    return Text(f"{said}: {outcome}" if outcome else said, f"{said}: {outcome}" if outcome else said)


def _to(fact: Fact) -> Text:
    if "competent" in fact.data:
        name = fact.data["to_name"]
        return Text(f" đến đúng nơi có thẩm quyền: {name}", f" to the agency that decides: {name}")
    said = f" “{fact.data['step_name']}”" if fact.data.get("step_name") else ""
    return Text(f"{said} cho {fact.data['to_name']}", f"{said} to {fact.data['to_name']}")


def _back(fact: Fact) -> Text:
    step, name = fact.data["step_name"], fact.data["to_name"]
    return Text(f" “{step}”, trả về {name}", f" “{step}”, back to {name}")


def _papers(fact: Fact) -> Text:
    said = "; ".join(f"{r['paper']} ({r['reason']})" for r in fact.data.get("reasons", ()))
    return Text(f": {said}", f": {said}") if said else Text("", "")


def _supplied(fact: Fact) -> Text:
    names, promise = "; ".join(p["name"] for p in fact.data["papers"]), _promise(fact)
    return Text(f": {names}{promise.vi}", f": {names}{promise.en}")


def _charges(fact: Fact) -> Text:
    said = "; ".join(f"{i['name']} {i['amount']:,} đồng".replace(",", ".") for i in fact.data["items"])
    return Text(f": {said}", f": {said}")


def _paid(fact: Fact) -> Text:
    promise = _promise(fact)
    number = fact.data["receipt_no"]
    return Text(f", biên lai số {number}{promise.vi}", f", receipt no. {number}{promise.en}")


def _verdict(fact: Fact) -> Text:
    return {
        "early": Text(", trước hạn", ", early"),
        "on_time": Text(", đúng hạn", ", on time"),
        "late": Text(", quá hạn", ", late"),
    }[fact.data["verdict"]]


def _told(fact: Fact) -> Text:
    day = fact.data.get("told")
    if not day:
        return Text("", "")
    when = clock(moment(day))
    return Text(f", báo dự kiến {when}, ngày hẹn không đổi", f", expected {when}, no date is moved")


def _received(fact: Fact) -> Text:
    receiver = fact.data["receiver"]
    return Text(f" cho {receiver}", f" to {receiver}")


def _confirmed(fact: Fact) -> Text:
    name, when = fact.data["step_name"], clock(moment(fact.data["declared_at"]))
    if fact.data["agrees"]:
        return Text(f": “{name}” đã xong lúc {when}", f": “{name}” was done at {when}")
    return Text(f": không xác nhận “{name}” đã xong lúc {when}", f": “{name}” was not done at {when}")


_MORE: dict[Act, Callable[[Fact], Text]] = {
    Act.ACCEPT: _promise,
    Act.REFUSE: _papers,
    Act.REQUEST_SUPPLEMENT: _papers,
    Act.SUPPLEMENT: _supplied,
    Act.REQUEST_PAYMENT: _charges,
    Act.PAY: _paid,
    Act.HAND_OVER: _to,
    Act.DECLINE: _back,
    Act.CONSULT: _to,
    Act.TAKE: _step,
    Act.COMPLETE_STEP: _step,
    Act.APPROVE: _step,
    Act.RETURN_STEP: _step,
    Act.CONFIRM: _confirmed,
    Act.EXTEND: _promise,
    Act.EXPLAIN: _told,
    Act.REDATE: _promise,
    Act.FINISH: _verdict,
    Act.RETURN_RESULT: _received,
}
