"""The second half: the signature value is checked, put into its room, stamped, and given what checks it for years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from asn1crypto import cms, tsp
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import load_der_x509_certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.timestamps import TimeStamper as AnyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore, collect_validation_info
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError, RevokedError

from motcua.documents.operations.pades.certificates import anchors, issuers, read, settled
from motcua.documents.operations.pades.evidence import Evidence
from motcua.documents.operations.pades.preparing import HASH, ROOM, Prepared
from motcua.documents.ports import Revocations, TimeStamper
from motcua.documents.terms.signatures import Level


@dataclass(frozen=True, slots=True)
class Finished:
    """The signed document."""

    content: bytes
    level: Level
    #: what the time-stamp says; the signer's own clock where there is none
    signed_at: datetime


class Withdrawn(Exception):  # noqa: N818
    """The certificate stands on its issuer's revocation list."""


def genuine(der: bytes, attributes: bytes, value: bytes) -> bool:
    """Whether the value really is the certificate's signature over the attributes: services answer wrongly too."""
    public = load_der_x509_certificate(bytes(der)).public_key()
    try:
        if isinstance(public, rsa.RSAPublicKey):
            public.verify(value, attributes, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(public, ec.EllipticCurvePublicKey):
            public.verify(value, attributes, ec.ECDSA(hashes.SHA256()))
        else:
            return False
    except InvalidSignature:
        return False
    return True


class Clock(AnyTimeStamper):
    """Our port, as pyHanko asks for the time."""

    def __init__(self, stamper: TimeStamper, at: datetime) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._stamper, self._at = stamper, at

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """One request."""
        return tsp.TimeStampResp.load(self._stamper.stamp(req.dump(), at=self._at))


def finished(
    made: Prepared, value: bytes, *, der: bytes, chain: bytes, stamper: TimeStamper | None,
    revocations: Revocations | None, at: datetime,
) -> Finished:  # fmt: skip
    """Everything that follows from the value. Raises OSError when a time-stamp or a list cannot be had: nothing is
    lost, the value is kept and this is done again. Raises Withdrawn when the certificate is."""
    clock = Clock(stamper, at) if stamper else None
    signed, packed = _filled(made, value, der, chain, clock)
    if clock is None:
        return Finished(signed, Level.B, at)
    stamped_at = _stamped_at(packed)
    if revocations is None:
        return Finished(signed, Level.T, stamped_at)
    try:
        return Finished(_for_the_archive(signed, clock, revocations, at), Level.LTA, stamped_at)
    except RevokedError as withdrawn:
        raise Withdrawn(str(withdrawn)) from withdrawn
    except (PathBuildingError, PathValidationError):  # an issuer nobody here trusts: the signature and its hour stand
        return Finished(signed, Level.T, stamped_at)


def _filled(
    made: Prepared, value: bytes, der: bytes, chain: bytes, clock: Clock | None
) -> tuple[bytes, cms.ContentInfo]:
    """The document, and the signature that was put into it."""
    hand = signers.ExternalSigner(read(der), issuers(chain), signature_value=value)
    attributes = cms.CMSAttributes.load(made.attributes)
    packed = settled(hand.async_sign_prescribed_attributes(HASH, attributes, timestamper=clock))
    output = BytesIO(made.document)
    PreparedByteRangeDigest(made.digest, made.room_start, made.room_end).fill_with_cms(output, packed)
    return output.getvalue(), packed


def _last(content: bytes) -> EmbeddedPdfSignature:
    found: EmbeddedPdfSignature = PdfFileReader(BytesIO(content)).embedded_regular_signatures[-1]
    return found


def _token(signature: EmbeddedPdfSignature) -> cms.SignedData:
    return next(iter(extract_tst_data_iter(signature.signer_info, signed=False)))


def _stamped_at(packed: cms.ContentInfo) -> datetime:
    """By the stamp in it: spares reading the document again."""
    token = next(iter(extract_tst_data_iter(packed["content"]["signer_infos"][0], signed=False)))
    moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
    return moment


def _for_the_archive(content: bytes, clock: Clock, revocations: Revocations, at: datetime) -> bytes:
    """Certificates and what says they were not revoked beside the signature, and a stamp over the whole document."""
    signature, roots = _last(content), anchors()
    carried = [signature.signer_cert, *signature.other_embedded_certs]
    carried += [c.chosen for c in _token(signature)["certificates"]]
    found = Evidence().gather([*carried, *roots], revocations, at)
    context = ValidationContext(
        trust_roots=roots, other_certs=carried, crls=found.lists, ocsps=found.answers, moment=at,
        revocation_mode="require", allow_fetching=False, retroactive_revinfo=True,
    )  # fmt: skip
    return settled(_archived(signature, clock, context))


async def _archived(signature: EmbeddedPdfSignature, clock: Clock, context: ValidationContext) -> bytes:
    paths = await collect_validation_info(signature, context)
    writer = IncrementalPdfFileWriter.from_reader(signature.reader)
    contents = signature.pkcs7_content.hex().encode("ascii")
    DocumentSecurityStore.supply_dss_in_writer(writer, contents, paths=paths, validation_context=context)
    output = BytesIO()
    # the stamper's own certificate was validated with the signature's stamp: the same stamper answers
    await signers.PdfTimeStamper(clock).async_timestamp_pdf(writer, HASH, bytes_reserved=ROOM, output=output)
    return output.getvalue()
