"""The paper a dossier comes to: numbered, signed, replaced, revoked, and known to have reached its owner."""

from motcua.dossiers.operations.outcomes.acknowledging import acknowledge, downloaded
from motcua.dossiers.operations.outcomes.issuing import issue
from motcua.dossiers.operations.outcomes.revoking import revoke
from motcua.dossiers.operations.outcomes.signing import record_signature
from motcua.dossiers.operations.outcomes.sitting import sign

__all__ = ["acknowledge", "downloaded", "issue", "record_signature", "revoke", "sign"]
