"""Whether certificates were revoked: what the responder a certificate names answers, else the list it would be in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from asn1crypto import x509

from motcua.documents.ports import Revocations


class Evidence:
    """What was gathered, as pyHanko takes it."""

    def __init__(self) -> None:
        self.lists: set[bytes] = set()
        self.answers: list[bytes] = []

    def gather(
        self, some: Iterable[x509.Certificate], revocations: Revocations, at: datetime, *, strict: bool = True
    ) -> Evidence:
        """About each of these that is not its own issuer. Raises OSError when neither responder nor list can be had;
        not strict: goes on without."""
        known = {c.dump(): c for c in some}
        issuers = {c.subject.dump(): der for der, c in known.items()}
        for der in (d for d, c in known.items() if c.self_signed == "no"):
            try:
                self._about(der, issuers.get(known[der].issuer.dump()), revocations, at)
            except OSError:
                if strict:
                    raise
        return self

    def _about(self, der: bytes, issuer: bytes | None, revocations: Revocations, at: datetime) -> None:
        answers = _answers(der, issuer, revocations, at)
        self.answers += answers
        if not answers:
            self.lists |= set(revocations.about(der, at=at))


def _answers(der: bytes, issuer: bytes | None, revocations: Revocations, at: datetime) -> list[bytes]:
    """A responder that is silent is no reason not to read the list."""
    if issuer is None:
        return []
    try:
        return list(revocations.answers(der, issuer, at=at))
    except OSError:
        return []
