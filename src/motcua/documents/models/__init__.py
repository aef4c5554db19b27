"""Tables of this context."""

from motcua.documents.models.files import File
from motcua.documents.models.letters import Lettering
from motcua.documents.models.signatures import Certificate, Signing, Verification

__all__ = ["Certificate", "File", "Lettering", "Signing", "Verification"]
