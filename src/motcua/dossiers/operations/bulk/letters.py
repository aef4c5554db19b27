"""Letters of apology in a life that is loaded: the facts extend() and explain() would have set down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import cast

from motcua.calendars.rules import day_of
from motcua.documents.terms import Form
from motcua.dossiers.operations.bulk.desk import Desk, Signed
from motcua.dossiers.operations.bulk.lives import Apology, Life
from motcua.dossiers.operations.bulk.log import Data, Log
from motcua.dossiers.rules import apologies
from motcua.dossiers.rules import papers as forms
from motcua.dossiers.terms import Act, Held
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused


@dataclass(frozen=True, slots=True)
class Letter:
    """What the letter of a life is made of. number: drawn from the agency's series of form 04; 0 without a letter."""

    life: Life
    desk: Desk
    filed: Data
    promised: Data
    number: int

    def put_off(self, log: Log, until: datetime | None) -> None:
        """Set it down if it was signed until then and is not yet. Refused when signed after the date it moves."""
        signed = self.life.apology
        if signed is None or log.extensions or (until is not None and until < signed.signed_at):
            return
        if log.due is None or not signed.signed_at <= log.due < signed.new_due:
            raise Refused(
                f"Hồ sơ {self.filed['code']}: thư xin lỗi phải ký trước ngày hẹn và hẹn sang ngày sau đó.",
                f"Dossier {self.filed['code']}: a letter is signed before the date and names a later one.",
            )
        self._write(log, signed, log.due)

    def _write(self, log: Log, signed: Apology, before: datetime) -> None:
        desk, at, unit = self.desk, signed.signed_at, self.filed["unit"]
        who, why = desk.signed(Act.EXTEND, Role.HEAD, unit), apologies.ground(signed.ground)
        no = forms.form_no(Form.APOLOGY_EXTENSION, self.number, self.life.accepted_at)
        reason = apologies.reason(why, desk.tree(day_of(at)).unit(unit).name, "")
        late = at > apologies.sign_by(self.life.accepted_at, before, desk.calendar(unit))
        paper = self._paper(signed, who, reason, no)
        said = apologies.extension(paper, before, signed.new_due, why, unit, None, late)
        log.due, log.extensions = signed.new_due, 1
        log.put(Act.EXTEND, at, who, log.stands, said, form=Form.APOLOGY_EXTENSION, form_no=no, reason=reason)

    def _paper(self, signed: Apology, who: Signed, reason: str, no: str) -> Data:
        tree, unit = self.desk.tree(day_of(signed.signed_at)), self.filed["unit"]
        agency, until = tree.unit(unit).name, day_of(signed.new_due)
        draft = SimpleNamespace(
            **self.filed, accepted_at=self.life.accepted_at, original_due_at=self.promised["due_at"]
        )
        name = self.promised["name"]
        return forms.apology(
            cast("Held", draft), name, agency, reason, until, who.plain, who.title, ahead=True
        ) | forms.heading(tree, unit, signed.signed_at, no)


def answer(log: Log, life: Life, desk: Desk, unit: int) -> None:
    """The head's answer for a new date missed too, where the life has one."""
    if life.apology is None or life.apology.explained_at is None or log.due is None:
        return
    why, at = apologies.ground(life.apology.ground), life.apology.explained_at
    reason = apologies.reason(why, desk.tree(day_of(at)).unit(unit).name, "")
    said = apologies.explanation(log.due, why, unit, None, None)
    log.put(Act.EXPLAIN, at, desk.signed(Act.EXPLAIN, Role.HEAD, unit), log.stands, said, reason=reason)
