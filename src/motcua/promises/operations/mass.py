"""Mass apologies after an outage: one ground for many files, each with its own letter, day and result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from motcua.dossiers.queries import running as dossiers
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Done
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text, in_english
from motcua.promises import record
from motcua.promises.models import Letter
from motcua.promises.operations.signing import sign
from motcua.promises.queries import drafts

#: the most letters signed at once: what a head can be said to have read
MOST = 500


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. words: the new promise, or why there is none."""

    code: str
    done: bool
    words: Text


def apologise(
    *, files: Mapping[str, date], ground: str, words: str, by: Actor, at: datetime, key: str | None = None
) -> list[Result]:
    """Sign a letter for each file (its code, and the day it is now promised for) on one ground, with one text.

    Each file is an act of its own: one that is refused hinders no other. The same key signs nothing twice.
    """
    if len(files) > MOST:
        raise Refused(
            f"Mỗi lần ký tối đa {MOST} thư; đã chọn {len(files)}. Chọn ít hồ sơ hơn rồi ký tiếp phần còn lại.",
            f"At most {MOST} letters are signed at once; {len(files)} are chosen.",
        )
    return [_one(code, day, ground, words, by, at, key) for code, day in files.items()]


def _one(code: str, day: date, ground: str, words: str, by: Actor, at: datetime, key: str | None) -> Result:
    mine = uuid5(NAMESPACE_URL, f"{key}/{code}").hex if key else None
    try:
        with transaction.atomic():
            letter = _letter(code, at)
            done = sign(letter=letter, by=by, at=at, ground=ground, words=words, new_due=day, key=mine)
    except Refused as no:
        return Result(code, False, Text(no.vi, no.en))
    return Result(code, True, _promised(done))


def _letter(code: str, at: datetime) -> int:
    """The file's first letter: the one drafted or signed, else one laid out now. Raises Refused."""
    dossier = dossiers.ids([code]).get(code)
    letters = Letter.objects.filter(dossier=dossier, number=1, dropped_at=None)
    found = letters.order_by("-pk").first()
    if found is None:
        running = dossiers.running(None, [dossier] if dossier else [])
        record.lay(drafts.first_letters(running, at, drafts.calendars_now()))
        found = letters.first()
    if found is None:
        raise Refused(
            f"Hồ sơ {code} không cần thư xin lỗi: đã xong, đang tạm dừng hoặc đã hẹn lại một lần.",
            f"Dossier {code} needs no letter: it ended, is paused, or was put off before.",
        )
    return found.pk


def _promised(done: Done) -> Text:
    assert done.due_at is not None, "what was accepted is promised"
    when = clock(done.due_at)
    return Text(f"Đã ký thư xin lỗi, hẹn lại {when}.", in_english(f"The letter is signed, the new date is {when}."))
