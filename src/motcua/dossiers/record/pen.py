"""The pen: sets down the facts of one act and writes them together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec

from django.db import DataError, IntegrityError, transaction

from motcua.dossiers import rules
from motcua.dossiers.record import writing
from motcua.dossiers.record.locking import Repeated, Stale, latest, outdated, secret
from motcua.dossiers.terms import DECLARED, Act, Done, Fact, Held, State
from motcua.kernel.actor import Actor, Hat
from motcua.kernel.refused import Refused

P = ParamSpec("P")


class Pen:
    """Facts of one act by one actor at one moment. held is the dossier as it stands after those set down so far."""

    def __init__(
        self,
        *,
        by: Actor,
        at: datetime,
        happened_at: datetime | None = None,
        key: str | None = None,
        hat: Hat | None = None,
        dossier: int | None = None,
        held: Held | None = None,
        revisions: dict[str, int] | None = None,
        n: int | None = None,
    ) -> None:
        self.by, self.at, self.happened_at, self.key, self.hat = by, at, happened_at or at, key, hat
        self.revisions, self.n = revisions or {}, n
        self._dossier, self._before, self._held = dossier, held, held
        self._facts: list[Fact] = []
        self._words = ""

    def revision(self, topic: str) -> int:
        """Revision of reference data as the gate read it; 0 when it was never changed."""
        return self.revisions.get(topic, 0)

    @property
    def held(self) -> Held:
        """The dossier so far."""
        assert self._held is not None, "nothing is held before the first fact"
        return self._held

    def moment(self, act: Act) -> datetime:
        """The moment the clock takes an act of this pen to have happened."""
        return self.happened_at if act in DECLARED else self.at

    def set_down(self, act: Act, *, state: State | None = None, key: str | None = None, **said: Any) -> None:
        """One fact more. said: due_at, data, reason, step, form, form_no. due_at stays as it is when not said."""
        before = self._held
        plain = Fact(
            seq=before.seq + 1 if before else 1, act=act, happened_at=self.happened_at, recorded_at=self.at,
            name=signature(self.by, self.hat), state=rules.lands(act, before.state if before else None, state),
            person=self.by.person, post=self.hat.post if self.hat else None,
            unit=self.hat.unit if self.hat else None, key=key, **{"due_at": before.due_at if before else None, **said},
        )  # fmt: skip
        code = before.code if before else plain.data["code"]
        fact = rules.fact(before.head if before else rules.seed(code), plain)
        self._held = rules.apply(before, fact)
        self._facts.append(fact)

    def begin(self, *, words: str, data: dict[str, Any], last: bool) -> None:
        """The first fact of a new dossier."""
        self._words = words
        self.set_down(Act.SUBMIT, data=data, key=self.key if last else None)

    def finish(self, act: Act, *, state: State | None = None, **said: Any) -> Done:
        """The last fact of the act, which carries the key; then everything is written."""
        self.set_down(act, state=state, key=self.key, **said)
        return self.write()

    def write(self) -> Done:
        """Write what was set down. One SQL."""
        held, last = self.held, self._facts[-1]
        if self._before is None:
            writing.create(held, self._words, self._facts)
        else:
            assert self._dossier is not None
            writing.change(self._dossier, self._before, held, self._facts)
        told = {f.act for f in self._facts} & {Act.SUBMIT, Act.ACCEPT}
        return Done(
            code=held.code, state=held.state, due_at=held.due_at, seq=held.seq, form=last.form, form_no=last.form_no,
            secret=secret(held.code) if told else None,
        )  # fmt: skip


def signature(by: Actor, hat: Hat | None) -> str:
    """Name and title as they stand in the log."""
    if hat is None:
        return by.name
    instead = f", thay {hat.stands_in_for}" if hat.stands_in_for else ""
    return f"{by.name}, {hat.title}{instead}"


def committed(operation: Callable[P, Done]) -> Callable[P, Done]:
    """One act, one transaction. An act whose key has been used answers as it did then and writes nothing."""

    @wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> Done:
        try:
            return _with_fresh_references(operation, *args, **kwargs)
        except Repeated as again:
            return again.done
        except DataError as unfit:
            raise Refused(
                "Có ký tự hoặc con số mà hồ sơ không ghi được. Kiểm tra lại nội dung vừa nhập.",
                "Something entered cannot be kept: a character or a number. Check what was typed.",
            ) from unfit
        except IntegrityError as clash:
            # two posts of one key at once: the other was first
            if "event_key_once" not in str(clash):
                raise
            done = latest(str(kwargs["key"]))
            assert done is not None, "the key is in the log"
            return done

    return run


def _with_fresh_references(operation: Callable[P, Done], *args: P.args, **kwargs: P.kwargs) -> Done:
    try:
        return _in_one_transaction(operation, *args, **kwargs)
    except Stale:
        return _in_one_transaction(operation, *args, **kwargs)
    except Refused:
        if not outdated():  # what is refused by what no longer holds is asked again
            raise
        return _in_one_transaction(operation, *args, **kwargs)


def _in_one_transaction(operation: Callable[P, Done], *args: P.args, **kwargs: P.kwargs) -> Done:
    with transaction.atomic():
        return operation(*args, **kwargs)
