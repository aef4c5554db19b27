"""The register of certificates: whose, until when, and who signs with what."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from motcua.documents.models import Certificate
from motcua.documents.terms.signatures import CertificateView, Holds, Standing, Way
from motcua.kernel.refused import Refused


def certificate(code: str) -> CertificateView:
    """One; Refused when none has the code."""
    return certificate_view(certificate_row(code))


def certificate_of_person(person: int | None, at: datetime) -> CertificateView | None:
    """What the person signs with at the moment: the one that is valid longest."""
    return _best(Certificate.objects.filter(holds=Holds.PERSON, person=person), at)


def certificate_of_unit(unit: int, at: datetime) -> CertificateView | None:
    """The agency's own, for its seal."""
    return _best(Certificate.objects.filter(holds=Holds.ORGANISATION, unit=unit), at)


def units_that_seal(units: Collection[int], at: datetime) -> frozenset[int]:
    """Those of the units whose agency has something to sign with at the moment. One SQL."""
    rows = Certificate.objects.filter(holds=Holds.ORGANISATION, unit__in=units)
    return frozenset(row.unit for row in rows if certificate_view(row).standing(at) is Standing.VALID)


def certificates(units: Collection[int]) -> tuple[CertificateView, ...]:
    """Everything registered for the units, agencies first, soonest end first."""
    rows = Certificate.objects.filter(unit__in=units).order_by("-holds", "not_after", "code")
    return tuple(map(certificate_view, sorted(rows, key=lambda r: r.holds != Holds.ORGANISATION)))


def certificate_row(code: str) -> Certificate:
    """The row, for operations of this context."""
    try:
        return Certificate.objects.get(code=code)
    except Certificate.DoesNotExist:
        raise Refused(
            "Không có chứng thư số này trong sổ. Đăng ký chứng thư trước khi ký.",
            "No such certificate is registered. Register it before signing.",
        ) from None


def certificate_view(row: Certificate) -> CertificateView:
    """The row as a value."""
    return CertificateView(
        code=row.code, holds=Holds(row.holds), holder=row.holder, person=row.person, unit=row.unit,
        subject=row.subject, issuer=row.issuer, serial=row.serial, not_before=row.not_before, not_after=row.not_after,
        revoked_at=row.revoked_at, way=Way(row.way), place=row.place, demonstration=row.demonstration,
    )  # fmt: skip


def _best(rows: Iterable[Certificate], at: datetime) -> CertificateView | None:
    known = [certificate_view(row) for row in rows]
    fit = [c for c in known if c.standing(at) is Standing.VALID]
    return max(fit, key=lambda c: c.not_after, default=None)
