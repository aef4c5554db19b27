"""An authority of the tests' own, made once per process; certificates by it, registered through the operations."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from motcua.adapters.signing.authority import Authority
from motcua.documents.operations import certificates, render
from motcua.documents.terms import Form
from motcua.documents.terms.signatures import CertificateView, Way
from motcua.kernel.actor import SYSTEM, Actor
from tests.build import MORNING
from tests.documents.samples import RECEIPT


@cache
def authority() -> Authority:
    """Keys take a second to make: once."""
    return Authority(Path(mkdtemp(prefix="motcua-pki-"))).made()


@cache
def a_paper() -> bytes:
    """A drawn paper with the printed name of its signer, Lò Văn Dũng."""
    return render(Form.RECEIPT, 2025, RECEIPT)


def of_person(who: Actor, *, place: str = "dung", holder: str = "Lò Văn Dũng", **said: Any) -> CertificateView:
    """A person's, in a file."""
    return registered(place, holder, person=who.person, unit=who.hats[0].unit, **said)


def of_unit(unit: int, *, place: str = "ubnd", holder: str = "UBND xã Chiềng Hắc", **said: Any) -> CertificateView:
    """An agency's."""
    return registered(place, holder, person=None, unit=unit, **said)


def registered(
    place: str, holder: str, *, person: int | None, unit: int, first: datetime | None = None,
    last: datetime | None = None, **said: Any,
) -> CertificateView:  # fmt: skip
    """Issued by the tests' authority and entered in the register."""
    when = {name: moment for name, moment in (("first", first), ("last", last)) if moment}
    issued = authority().issue(holder, place=place, **when)
    told = {"way": Way.FILE, "place": place, "demonstration": True, "by": SYSTEM, "at": MORNING} | said
    return certificates.register(content=issued.chain, holder=holder, person=person, unit=unit, **told)
