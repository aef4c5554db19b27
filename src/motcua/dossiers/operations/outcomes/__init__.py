"""The paper a dossier comes to: numbered, signed, replaced, revoked, and known to have reached its owner."""

from motcua.dossiers.operations.outcomes.acknowledging import acknowledge, downloaded
from motcua.dossiers.operations.outcomes.approving import Laid, lay_to_approve
from motcua.dossiers.operations.outcomes.filling import fill
from motcua.dossiers.operations.outcomes.issuing import issue
from motcua.dossiers.operations.outcomes.revoking import revoke
from motcua.dossiers.operations.outcomes.signing import record_signature
from motcua.dossiers.operations.outcomes.sitting import sign
from motcua.dossiers.operations.outcomes.together import lay_together, sign_together

__all__ = [
    "Laid", "acknowledge", "downloaded", "fill", "issue", "lay_to_approve", "lay_together",
    "record_signature", "revoke", "sign", "sign_together",
]  # fmt: skip
