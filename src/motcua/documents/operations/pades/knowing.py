"""What is known for checking signatures at a moment: trusted roots, certificates, what was revoked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

from motcua.documents.operations.pades.certificates import anchors
from motcua.documents.operations.pades.evidence import Evidence
from motcua.documents.ports import Revocations


@dataclass(frozen=True, slots=True)
class Known:
    """For one document."""

    roots: list[x509.Certificate]
    certificates: list[x509.Certificate]
    lists: list[bytes]
    answers: list[bytes]

    def on(self, moment: datetime) -> ValidationContext:
        """As it stood at the moment: revoked later is not revoked."""
        return ValidationContext(
            trust_roots=self.roots, other_certs=self.certificates, crls=self.lists, ocsps=self.answers, moment=moment,
            revocation_mode="require", allow_fetching=False, retroactive_revinfo=True,
        )  # fmt: skip

    def issuer_is_trusted(self, certificate: x509.Certificate) -> bool:
        """Whether a root of ours stands at the end of its issuers, by name: for telling strangers from faults."""
        names, by_name = {r.subject.dump() for r in self.roots}, {c.subject.dump(): c for c in self.certificates}
        issuer, steps = certificate.issuer.dump(), 0
        while issuer not in names and issuer in by_name and steps < len(by_name):
            issuer, steps = by_name[issuer].issuer.dump(), steps + 1
        return issuer in names


def known(
    reader: PdfFileReader, signatures: Iterable[EmbeddedPdfSignature], revocations: Revocations | None, at: datetime
) -> Known:
    """What the document carries, and what can be had now; what cannot be had is a verdict, never an error."""
    carried = [c for s in signatures for c in _carried(s)]
    lists, answers, kept = _kept(reader)
    certificates, roots, found = list({c.dump(): c for c in [*carried, *kept]}.values()), anchors(), Evidence()
    if revocations is not None:
        found.gather([*certificates, *roots], revocations, at, strict=False)
    return Known(roots, certificates, sorted(lists | found.lists), [*answers, *found.answers])


def _carried(signature: EmbeddedPdfSignature) -> list[x509.Certificate]:
    own = [signature.signer_cert, *signature.other_embedded_certs]
    if signature.sig_object_type != "/Sig":
        return own
    tokens = extract_tst_data_iter(signature.signer_info, signed=False)
    return [*own, *(c.chosen for token in tokens for c in token["certificates"])]


def _kept(reader: PdfFileReader) -> tuple[set[bytes], list[bytes], list[x509.Certificate]]:
    """Lists, answers and certificates in the document's own store."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return set(), [], []
    lists = {ref.get_object().data for ref in store.crls}
    return lists, [ref.get_object().data for ref in store.ocsps], list(store.load_certs())
