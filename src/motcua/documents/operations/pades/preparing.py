"""The first half of a signature: the document with room for it, and exactly what the key's holder is asked to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError

from motcua.documents.operations.pades import blocks
from motcua.documents.operations.pades.certificates import issuers, read, settled
from motcua.documents.rules.blocks import points
from motcua.documents.rules.signing import field_of
from motcua.documents.terms.signatures import Block, CertificateView
from motcua.kernel.refused import Refused

HASH = "sha256"
#: hex digits kept free for the signature with its certificates and time-stamp: 16 kB of them
ROOM = 32768


@dataclass(frozen=True, slots=True)
class Prepared:
    """Kept with the intent: from it, and a signature value, the signed document follows."""

    document: bytes
    room_start: int
    room_end: int
    digest: bytes
    #: DER of the signed attributes
    attributes: bytes


def prepared(
    content: bytes, *, certificate: CertificateView, der: bytes, chain: bytes, picture: bytes, block: Block, key: str,
    at: datetime,
) -> Prepared:  # fmt: skip
    """The document with the block drawn and room left. Refused when it is no PDF that can be signed."""
    try:
        return _prepared(content, certificate, (der, chain), picture, block, key, at)
    except (PdfError, SigningError, ValueError) as problem:
        raise Refused(
            f"Tệp này không ký được ({problem}). Chỉ ký tệp PDF lành, không đặt mật khẩu; hãy tạo lại tệp.",
            f"This file cannot be signed ({problem}). Only a sound PDF without a password can.",
        ) from problem


def _prepared(
    content: bytes, certificate: CertificateView, issued: tuple[bytes, bytes], picture: bytes, block: Block, key: str,
    at: datetime,
) -> Prepared:  # fmt: skip
    writer = IncrementalPdfFileWriter(BytesIO(content))
    place = blocks.place_of(content, block, certificate.holds)
    field = field_of(key)
    spec, style = fields.SigFieldSpec(field), None
    if place is not None:
        page = place.page - 1 if place.page > 0 else place.page
        spec = fields.SigFieldSpec(field, on_page=page, box=points(place), readable_field_name=certificate.holder)
        style = blocks.style(blocks.drawn(block, place, certificate, picture, at))
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=HASH, subfilter=fields.SigSeedSubFilter.PADES, name=certificate.holder
    )
    hand = signers.ExternalSigner(read(issued[0]), issuers(issued[1]))
    session = signers.PdfSigner(meta, hand, stamp_style=style, new_field_spec=spec).init_signing_session(writer)
    session.system_time = at
    digest, made = session.prepare_tbs_document(None, ROOM).digest_tbs_document()
    attributes = settled(hand.signed_attrs(digest.document_digest, HASH, use_pades=True))
    made.seek(0)
    return Prepared(
        document=made.read(), room_start=digest.reserved_region_start, room_end=digest.reserved_region_end,
        digest=digest.document_digest, attributes=attributes.dump(),
    )  # fmt: skip
