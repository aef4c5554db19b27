"""Questions: what is known of stored files, and of the certificates people and agencies sign with."""

from motcua.documents.queries.certificates import (
    certificate,
    certificate_of_person,
    certificate_of_unit,
    certificates,
    units_that_seal,
)
from motcua.documents.queries.files import archival, content, file, kinds, letters, readable, unchecked, view, waiting
from motcua.documents.queries.register import register
from motcua.documents.queries.sittings import sitting
from motcua.documents.queries.verdicts import signed, verdict_of, verdicts_of

__all__ = [
    "archival",
    "certificate",
    "certificate_of_person",
    "certificate_of_unit",
    "certificates",
    "content",
    "file",
    "kinds",
    "letters",
    "readable",
    "register",
    "signed",
    "sitting",
    "verdict_of",
    "verdicts_of",
    "unchecked",
    "units_that_seal",
    "view",
    "waiting",
]
