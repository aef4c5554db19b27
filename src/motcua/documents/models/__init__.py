"""Tables of this context."""

from motcua.documents.models.files import File
from motcua.documents.models.letters import Lettering
from motcua.documents.models.signatures import Certificate, Signing, Verification
from motcua.documents.models.sittings import Sitting, SittingItem
from motcua.documents.models.uploads import Upload

__all__ = ["Certificate", "File", "Lettering", "Signing", "Sitting", "SittingItem", "Upload", "Verification"]
