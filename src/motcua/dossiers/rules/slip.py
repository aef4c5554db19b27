"""The control slip and the register as projections of the log. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from motcua.calendars.terms import ZONE
from motcua.directory.rules.tree import Tree
from motcua.dossiers.rules.folding import open_of
from motcua.dossiers.rules.papers import DELIVERIES
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.rules.verdicts import verdict
from motcua.dossiers.terms import Act, Fact, Open, Verdict, asks

_WORDS = {Verdict.EARLY: "Trước hạn", Verdict.ON_TIME: "Đúng hạn", Verdict.LATE: "Quá hạn"}
#: acts by which a dossier changes hands
_PASSING = {
    Act.ACCEPT, Act.COMPLETE_STEP, Act.APPROVE, Act.RETURN_STEP, Act.HAND_OVER, Act.DECLINE, Act.FINISH,
    Act.RETURN_RESULT, Act.UNDO,
}  # fmt: skip
Block = dict[str, Any]
#: who a result is handed to
OWNER = "Người nộp hồ sơ"


def rows(facts: Sequence[Fact], tree: Tree) -> list[Block]:
    """One block per hand-over: who gave it to whom, when, how the giver stood against the step's own time, and who
    signed for it. The result handed to its owner: how the dossier stood against its promise."""
    found: list[Block] = []
    had: dict[tuple[str, int], Open] = {}
    unsigned: dict[tuple[str, int], Block] = {}
    closed: list[Open] = []
    ended = ""
    for fact in facts:
        if fact.act is not Act.FINISH:  # it follows from the last step, whose receiver only it names
            closed = []
        opened = [open_of(o) for o in fact.data.get("opened", ()) if not asks(o["step"])]
        _sign(unsigned, fact, opened)
        closed += [had.pop(key) for key in _keys(fact) if key in had]
        had |= {o.key: o for o in opened}
        if fact.act in _PASSING:
            blocks = {o.key: _row(fact, closed, o, tree) for o in opened if _passes(fact, o)}
            unsigned |= blocks
            found += blocks.values() or _last(fact, ended, tree)
        ended = str(fact.data.get("verdict") or ended)
    return found


def _passes(fact: Fact, opened: Open) -> bool:
    """Whether it leaves the hands it was in. Taken in, it lies with the counter that took it; the first hand-over is
    that counter's, to whoever works on it next."""
    return fact.act is not Act.ACCEPT or opened.unit != fact.unit


def _sign(unsigned: dict[tuple[str, int], Block], fact: Fact, opened: Sequence[Open]) -> None:
    """Taking a step is the receiver's signature under the block that brought it; so is doing it without ado."""
    keys = [o.key for o in opened] if fact.act is Act.TAKE else _keys(fact)
    for block in [unsigned.pop(key) for key in keys if key in unsigned]:
        refused = "không nhận: " if fact.act is Act.DECLINE else ""
        block["receiver_name"] = f"{refused}{fact.name}, {clock(fact.recorded_at)}"


def _keys(fact: Fact) -> list[tuple[str, int]]:
    return [(step, unit) for step, unit in fact.data.get("closed", ())]


def _row(fact: Fact, closed: list[Open], opened: Open, tree: Tree) -> dict[str, Any]:
    giver = tree.unit(fact.unit).name if fact.unit else "Bộ phận TN&TKQ"
    return _block(fact, closed) | {"giver": giver, "receiver": tree.unit(opened.unit).name, "giver_name": fact.name}


def _last(fact: Fact, ended: str, tree: Tree) -> list[dict[str, Any]]:
    if fact.act is not Act.RETURN_RESULT:
        return []
    giver = tree.unit(fact.unit).name if fact.unit else "Bộ phận TN&TKQ"
    said = {"giver": giver, "receiver": OWNER, "giver_name": fact.name}
    judged = _WORDS[Verdict(ended)] if ended else ""
    return [_block(fact, []) | said | {"receiver_name": fact.data["receiver"], "verdict": judged}]


def _block(fact: Fact, closed: list[Open]) -> dict[str, Any]:
    until = min((o.until for o in closed if o.until), default=None)
    judged = _WORDS[verdict(fact.recorded_at, until)] if until else ""
    return {"handed_at": fact.recorded_at.astimezone(ZONE), "verdict": judged, "note": fact.reason}


def entry(row: Sequence[Any], procedure: str, tree: Tree) -> dict[str, Any]:
    """One line of the register from a row of the dossier's table."""
    code, _, applicant, unit, accepted, due, returned, delivery, returning, refused = row
    who = orjson.loads(applicant) if isinstance(applicant, str) else applicant
    signed = orjson.loads(returning)["receiver"] if returning else ""
    return {
        "dossier_code": code, "procedure_name": procedure, "applicant_name": who["name"],
        "address_phone": ", ".join(x for x in (who["address"], who["phone"]) if x), "agency": tree.unit(unit).name,
        "received_at": _local(accepted), "due_at": _local(due), "returned_at": _local(returned),
        "result_delivery": _way(delivery, refused), "signed": signed,
    }  # fmt: skip


def _way(delivery: str, refused: str | None) -> str:
    """How the result is fetched; of a dossier turned down: the number of the paper that says so."""
    if refused is None:
        return DELIVERIES.get(delivery, delivery)
    return f"Từ chối tiếp nhận, phiếu {refused}" if refused else "Từ chối tiếp nhận"


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(ZONE) if at else None
