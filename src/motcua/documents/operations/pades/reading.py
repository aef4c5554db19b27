"""Reading the signatures of a document: chain, revocation, time, what is covered, what changed afterwards.

Time is walked backwards: the outermost stamp is trusted if its certificate is good today; it proves that what lies
within existed then, so the next stamp inwards is judged as of that moment, and the signature as of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from asn1crypto import x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate, AdESSubIndic
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import (
    EmbeddedPdfSignature,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel, TimestampSignatureStatus

from motcua.documents.operations.pades.certificates import settled
from motcua.documents.operations.pades.knowing import Known, known
from motcua.documents.ports import Revocations
from motcua.documents.terms.verdicts import Fault, SignatureFound

#: a document with more is read no further: somebody plays
MOST = 20
#: what pyHanko raises for files somebody broke, on purpose or not
ODD = (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)
BROKEN = (PdfError, SignatureValidationError, *ODD)
#: certificates of citizens and firms carry either
_USE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
_FAULTS: dict[AdESSubIndic, Fault] = {
    AdESFailure.REVOKED: Fault.REVOKED,
    AdESFailure.NOT_YET_VALID: Fault.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Fault.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Fault.REVOKED,
    AdESIndeterminate.EXPIRED: Fault.EXPIRED,
    AdESIndeterminate.NOT_YET_VALID: Fault.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Fault.EXPIRED,
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: Fault.EXPIRED,
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Fault.STRANGER,
}


def signatures(content: bytes, *, revocations: Revocations | None, at: datetime) -> tuple[list[SignatureFound], bool]:
    """Every signature of a PDF, and whether the last thing signed or stamped covers the file to its end."""
    try:
        reader = PdfFileReader(BytesIO(content), strict=False)
        embedded = reader.embedded_signatures[:MOST]
        held = known(reader, embedded, revocations, at)
        found = list(_found(embedded, held, at))
        whole = bool(embedded) and embedded[-1].evaluate_signature_coverage() is SignatureCoverageLevel.ENTIRE_FILE
    except BROKEN:
        return [SignatureFound("", "", "", None, False, Fault.UNREADABLE)], False
    return found[::-1], whole


def _found(embedded: list[EmbeddedPdfSignature], held: Known, at: datetime) -> Iterator[SignatureFound]:
    """From the outermost inwards, each as of the moment the stamps around it prove."""
    moment = at
    for signature in reversed(embedded):
        if signature.sig_object_type == "/Sig":
            yield _one(signature, held, moment)
        else:
            moment = _proven(signature, held, moment)


def _proven(stamp: EmbeddedPdfSignature, held: Known, moment: datetime) -> datetime:
    """What a stamp over the document proves; a stamp that is no good proves nothing."""
    status = settled(async_validate_pdf_timestamp(stamp, held.on(moment)))
    return _moment(status, moment) or moment


def _moment(stamp: TimestampSignatureStatus | None, before: datetime) -> datetime | None:
    """What a stamp says, when it is good and says something earlier."""
    good = stamp is not None and stamp.intact and stamp.valid and stamp.trusted
    return stamp.timestamp if good and stamp is not None and stamp.timestamp <= before else None


def _one(signature: EmbeddedPdfSignature, held: Known, moment: datetime) -> SignatureFound:
    status = _status(signature, held, moment)
    stamped = _moment(status.timestamp_validity, moment)
    if stamped is not None:
        status = _status(signature, held, stamped)
    own = signature.signer_cert
    return SignatureFound(
        holder=_named(own.subject), issuer=_named(own.issuer), serial=f"{own.serial_number:x}",
        signed_at=stamped or signature.self_reported_timestamp, stamped=stamped is not None,
        fault=_fault(status, held, own),
    )  # fmt: skip


def _status(signature: EmbeddedPdfSignature, held: Known, moment: datetime) -> PdfSignatureStatus:
    context = held.on(moment)
    return settled(async_validate_pdf_signature(signature, context, context, key_usage_settings=_USE))


def _fault(status: PdfSignatureStatus, held: Known, own: x509.Certificate) -> Fault | None:
    if not (status.intact and status.valid) or status.modification_level is ModificationLevel.OTHER:
        return Fault.CHANGED
    if status.trusted:
        return None
    if status.revoked:
        return Fault.REVOKED
    told = status.trust_problem_indic
    fault = _FAULTS.get(told, Fault.UNCHECKED) if told is not None else Fault.UNCHECKED
    return Fault.STRANGER if fault is Fault.UNCHECKED and not held.issuer_is_trusted(own) else fault


def _named(name: x509.Name) -> str:
    said = name.native
    found = said.get("common_name") or said.get("organization_name") or name.human_friendly
    return str(found[-1] if isinstance(found, list) else found)
