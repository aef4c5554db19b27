"""Who holds keys, tells the time and names what is withdrawn, as the settings name them."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from motcua.documents.models import Certificate
from motcua.documents.ports import Revocations, Signer, TimeStamper


def opened(certificate: Certificate, secret: str) -> Signer:
    """Whoever holds the certificate's key, as the settings name them. Raises NotSigned."""
    made: Signer = import_string(settings.SIGNERS[certificate.way])(
        place=certificate.place, certificate=bytes(certificate.der), secret=secret
    )
    return made


def time_stamper() -> TimeStamper | None:
    """Whoever tells this installation the time under oath; None where there is nobody."""
    made: TimeStamper | None = import_string(settings.TIME_STAMPER)()
    return made


def revocations() -> Revocations | None:
    """Whoever fetches revocation lists."""
    made: Revocations | None = import_string(settings.REVOCATIONS)()
    return made
