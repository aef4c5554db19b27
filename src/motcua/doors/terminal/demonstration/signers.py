"""What the people and agencies of the demonstration sign with: certificates of this installation's own authority, which
say on every signature that they have no legal value."""

from __future__ import annotations

from datetime import datetime

from motcua.adapters.signing.partners import authority
from motcua.directory.terms import UnitView
from motcua.documents.operations import certificates
from motcua.documents.terms.signatures import CertificateView, Way
from motcua.kernel.actor import Actor


def person(who: Actor, by: Actor, at: datetime) -> CertificateView:
    """Somebody's own, for the unit of their first hat."""
    return _registered(f"nguoi-{who.person}", who.name, who.person, who.hats[0].unit, by, at)


def agency(unit: UnitView, by: Actor, at: datetime) -> CertificateView:
    """An agency's, for its seal."""
    return _registered(f"co-quan-{unit.code}", unit.name, None, unit.id, by, at)


def _registered(place: str, holder: str, number: int | None, unit: int, by: Actor, at: datetime) -> CertificateView:
    issued = authority().made().issue(holder, place=place)
    return certificates.register(
        content=issued.chain, holder=holder, person=number, unit=unit, way=Way.FILE, place=issued.place, by=by, at=at,
        demonstration=True,
    )  # fmt: skip
