"""Transfer of work: all or part of somebody's open steps pass into others' hands, signed for by both (E058).

The giver signs by drafting the list, the head signs for one who is absent. Each receiver signs for their own lines;
only then does a step move, through the gate, each by itself. What somebody finished or handed on meanwhile stays, and
the list says why.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from motcua.calendars.terms import day_of
from motcua.directory import queries as directory
from motcua.dossiers.operations import resolve
from motcua.dossiers.record import signature
from motcua.kernel.actor import Actor
from motcua.kernel.refused import NotYours, Refused
from motcua.work import queries, rules
from motcua.work.models import Transfer, TransferLine
from motcua.work.queries import Proposal
from motcua.work.terms import STEPS, Wanted


@transaction.atomic
def draft(*, giver: int, wanted: Mapping[tuple[str, str], int], reason: str, by: Actor, at: datetime) -> int:
    """Sign for giving: which steps (code and step) go to whom (a person's id). Returns the list's number.

    Raises NotYours for somebody who is neither the giver nor the head over all of it, Refused in words.
    """
    shown = {(one.carried.code, one.carried.step): one for one in queries.would_move(by, giver, day_of(at))}
    chosen = [_chosen(key, shown.get(key), receiver) for key, receiver in wanted.items()]
    why = " ".join(reason.split())
    if not chosen or len(chosen) > STEPS or not why or len(why) > 500:
        raise Refused(
            f"Chọn từ 1 đến {STEPS} bước và ghi lý do bàn giao (luân chuyển, nghỉ, ốm; tối đa 500 ký tự).",
            f"Choose between 1 and {STEPS} steps and give the reason (500 signs at most).",
        )
    signer = _signer(by, giver, frozenset(shown[key].carried.unit for key in wanted))
    person = directory.actor_of(giver, day_of(at))
    hat = next(iter(by.hats), None)
    row = Transfer.objects.create(
        giver=giver, giver_name=person.name, reason=why, drafted_by=signer, drafted_name=signature(by, hat),
        drafted_at=at,
    )  # fmt: skip
    TransferLine.objects.bulk_create(
        TransferLine(transfer=row, code=one.code, step=one.step, step_name=one.step_name, receiver=one.receiver,
                     receiver_name=one.receiver_name) for one in chosen
    )  # fmt: skip
    return row.pk


def _chosen(key: tuple[str, str], shown: Proposal | None, receiver: int) -> Wanted:
    code, step = key
    if shown is None:
        raise Refused(
            f"Bước {step} của hồ sơ {code} không còn ở người giao. Tải lại danh sách.",
            f"The step {step} of {code} is no longer with the giver. Reload the list.",
        )
    fit = next((one for one in shown.candidates if one.person == receiver), None)
    if fit is None:
        raise Refused(
            f"Người được chọn không làm được bước “{shown.carried.step_name}” của hồ sơ {code}. Chọn người khác.",
            f"The person chosen does not do “{shown.carried.step_name}” of {code}. Choose somebody else.",
        )
    return Wanted(code, step, shown.carried.step_name, fit.person, fit.name)


def _signer(by: Actor, giver: int, units: frozenset[int]) -> int:
    if by.person is None or (by.person != giver and not rules.heads(by, units)):
        raise NotYours(
            "Chỉ người đang giữ việc, hoặc thủ trưởng phụ trách khi người đó vắng, lập được danh sách bàn giao.",
            "Only whoever has the work, or the head when they are absent, may draft the list.",
        )
    return by.person


def sign(*, number: int, by: Actor, at: datetime) -> int:
    """The receiver signs: every line of theirs that waits moves into their hands. Returns how many moved.

    Safe to press twice: a line's key is its list, dossier and step.
    """
    found = queries.transfer(by, number)
    if found.dropped_at is not None:
        raise Refused(
            f"Danh sách bàn giao số {number} đã được người giao bỏ.", f"List no. {number} was taken back by its giver."
        )
    giver = resolve.Giver(found.giver, found.giver_name, number)
    waiting = TransferLine.objects.filter(transfer=number, receiver=by.person or 0, at=None).order_by("id")
    return sum(_moved(line, giver, found.reason, by, at) for line in waiting)


def _moved(line: TransferLine, giver: resolve.Giver, reason: str, by: Actor, at: datetime) -> bool:
    key = f"transfer-{giver.list}-{line.pk}"
    try:
        resolve.transfer(code=line.code, step=line.step, giver=giver, by=by, at=at, key=key, reason=reason)
    except Refused as no:
        TransferLine.objects.filter(pk=line.pk, at=None).update(vi=no.vi, en=no.en)
        return False
    TransferLine.objects.filter(pk=line.pk).update(at=at, vi="", en="")
    return True


def take_back(*, number: int, by: Actor, at: datetime) -> None:
    """Whoever signed for giving takes the list back; what was signed for already has moved and stays."""
    found = queries.transfer(by, number)
    if by.person not in {found.giver, found.drafted_by}:
        raise NotYours
    Transfer.objects.filter(pk=number, dropped_at=None).update(dropped_at=at)
