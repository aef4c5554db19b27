"""A result gets its number and is drawn: from here on its words are frozen."""

from __future__ import annotations

import hashlib
from datetime import datetime
from io import BytesIO
from typing import Any

from django.conf import settings

from motcua.calendars.terms import day_of
from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import VersionView
from motcua.directory import queries as directory
from motcua.directory.queries import Tree
from motcua.directory.terms import Level
from motcua.documents.operations import outcomes, store
from motcua.dossiers import access, record, rules
from motcua.dossiers.queries.contents import chosen_kind, said_of
from motcua.dossiers.queries.reading import whole
from motcua.dossiers.rules import checks, composing, issued, stating
from motcua.dossiers.rules.sentences import clock
from motcua.dossiers.terms import Act, Done, Issued, ResultKind, Standing
from motcua.kernel.actor import Actor
from motcua.kernel.refused import Refused


@record.committed
def issue(
    *, code: str, by: Actor, at: datetime, key: str | None = None, kind: str | None = None, reason: str = ""
) -> Done:
    """Draw the next number of the kind, unit and year, and the paper that bears it. The signer is who acts.

    kind: one that fits the procedure, its own when left out. reason: why another takes the place of one that stands.
    What was numbered and not signed yet is drawn anew under its number. Raises Refused.
    """
    pen = access.to_change(by, code, Act.ISSUE, at=at, key=key)
    version = catalogue.version(pen.held.version)
    facts = whole(code, ("true", ())).facts
    found = issued.papers(facts)
    before = issued.last(found)
    chosen = chosen_kind(version, day_of(at), kind or (before.kind if before else None))
    said = said_of(pen.held, version, facts, day_of(at), pen.revision("directory"))
    stating.must_state(chosen.name.vi, code, stating.stated(chosen, said))
    draft = before if before and before.standing is Standing.DRAFT else None
    stands = found_standing(found) if draft is None else draft.replaces
    why = _why(code, before, reason) if stands and draft is None else reason.strip()
    number, drawn = _number(pen, chosen, draft)
    data = _paper(pen, version, chosen, said, number, _instead(found, stands))
    data |= {"replaces": stands} if stands else {}
    data |= {"again": draft.seq} if draft else {}
    form, form_no = (chosen.series, data["number"]) if drawn else ("", "")
    return pen.finish(Act.ISSUE, reason=why, data=data, form=form, form_no=form_no)


def found_standing(found: tuple[Issued, ...]) -> int | None:
    """The paper whose place a new one takes: the one that counts, or one signed that still waits for its seal."""
    one = issued.valid(found) or next((p for p in reversed(found) if p.signed), None)
    return one.seq if one else None


def _instead(found: tuple[Issued, ...], seq: int | None) -> str:
    return next((issued.named(p) for p in found if p.seq == seq), "")


def _why(code: str, before: Issued | None, reason: str) -> str:
    assert before is not None, "one stands"
    if len(reason.strip()) < 3:
        raise Refused(
            f"Hồ sơ {code} đã có {before.name} số {before.number}, ký lúc {clock(before.at)}. Muốn cấp bản thay thế, "
            "ghi rõ lý do.",
            f"Dossier {code} has {before.name} no. {before.number}. To issue another in its place, say why.",
        )
    return checks.must_say("Lý do thay thế", reason)


def _number(pen: record.Pen, kind: ResultKind, draft: Issued | None) -> tuple[str, bool]:
    """The number, and whether it was drawn now."""
    if draft is None:
        series = rules.series_of_form(kind.series, pen.held.unit, day_of(pen.at).year)
        numbers, _ = record.number([series], key=None)
        return f"{numbers[series]:02d}", True
    if draft.kind != kind.id:
        raise Refused(
            f"{draft.name} số {draft.number} của hồ sơ này chưa ký. Thu hồi số đó trước, rồi lập loại kết quả khác.",
            f"{draft.name} no. {draft.number} is not signed yet. Revoke that number before another kind is issued.",
        )
    return draft.number, False


def _paper(
    pen: record.Pen, version: VersionView, kind: ResultKind, said: dict[str, str], number: str, instead: str
) -> dict[str, Any]:
    """What the fact says: the values frozen, the paper drawn from them, and the hash of its bytes."""
    held, day = pen.held, day_of(pen.at)
    tree = directory.tree(day, pen.revision("directory"))
    agency = tree.unit(held.unit)
    full = number if "/" in number else f"{number}/{composing.filled(kind.symbol, said)}"
    said = said | {"number": full}
    assert pen.hat is not None, "a head has issued it"
    short = short_code(held.code, held.seq + 1)
    values = composing.body(kind, said) | {
        "unit_name": composing.formal(agency.name), "parent_agency": _parent(tree, held.unit), "number": full,
        "place": tree.place(held.unit), "form_date": day.isoformat(), "dossier_code": held.code,
        "procedure_code": version.procedure_code, "signed_by": pen.by.name, "replaces": instead,
        "authority": composing.authority(pen.hat.title, kind.collective), "verify_code": short,
        "verify_url": f"{settings.PUBLIC_ADDRESS}/kiem-tra/{held.code}/{short}/",
    }  # fmt: skip
    content = outcomes.draw(values)
    months = kind.months.get(version.procedure_code, 0)
    until = {"valid_until": composing.valid_until(day, months).isoformat()} if months else {}
    file = store(name=f"{kind.name.vi} {full.replace('/', '-')}.pdf", stream=BytesIO(content), at=pen.at)
    return {
        "kind": kind.id, "name": kind.name.vi, "number": full, "on": day.isoformat(), "issuer": held.unit,
        "abstract": composing.abstract(kind, said), "signer": pen.by.name, "paper": values, "draft": str(file.key),
        "sha256": hashlib.sha256(content).hexdigest(), "about": composing.filled(kind.about, said)[:200],
        "stated": stating.stated(kind, said), **until,
    }  # fmt: skip


def short_code(code: str, seq: int) -> str:
    """What is typed beside the dossier's code to check one paper of it; not the secret of the slip."""
    return rules.secret_of(f"{code}/{seq}", settings.TRACKING_KEY)


def _parent(tree: Tree, unit: int) -> str:
    """Cơ quan chủ quản: above a department stands its People's Committee, above a committee nobody (NĐ 30/2020)."""
    if tree.unit(unit).level is not Level.DEPARTMENT:
        return ""
    above = tree.ancestors(unit)
    return composing.formal(above[0].name) if above else ""
