"""Tables of this context."""

from motcua.documents.models.files import File
from motcua.documents.models.letters import Lettering
from motcua.documents.models.signatures import Certificate, Signing, Verification
from motcua.documents.models.sittings import Sitting, SittingItem

__all__ = ["Certificate", "File", "Lettering", "Signing", "Sitting", "SittingItem", "Verification"]
