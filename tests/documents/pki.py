"""An authority of the tests' own, made once per process; certificates by it, registered through the operations."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.pdf_utils.reader import PdfFileReader

from motcua.adapters.signing.authority import BEGAN, Authority, Issued
from motcua.adapters.signing.simulated import TimeStamps
from motcua.documents.operations import certificates, pades, render
from motcua.documents.rules.issued import read
from motcua.documents.terms import Form
from motcua.documents.terms.signatures import Block, CertificateView, Holds, Way
from motcua.kernel.actor import SYSTEM, Actor
from tests.build import MORNING
from tests.documents.samples import RECEIPT

ENDS = BEGAN.replace(year=2038)


@cache
def authority() -> Authority:
    """Keys take a second to make: once."""
    return Authority(Path(mkdtemp(prefix="motcua-pki-"))).made()


@cache
def a_paper() -> bytes:
    """A drawn paper with the printed name of its signer, Lò Văn Dũng."""
    return render(Form.RECEIPT, 2025, RECEIPT)


def of_person(who: Actor, *, place: str = "dung", holder: str = "Lò Văn Dũng", **said: Any) -> CertificateView:
    """A person's, in a file."""
    return registered(place, holder, person=who.person, unit=who.hats[0].unit, **said)


def of_unit(unit: int, *, place: str = "ubnd", holder: str = "UBND xã Chiềng Hắc", **said: Any) -> CertificateView:
    """An agency's."""
    return registered(place, holder, person=None, unit=unit, **said)


def registered(
    place: str, holder: str, *, person: int | None, unit: int, first: datetime | None = None,
    last: datetime | None = None, **said: Any,
) -> CertificateView:  # fmt: skip
    """Issued by the tests' authority and entered in the register."""
    issued = _issued(holder, place, first or BEGAN, last)
    told = {"way": Way.FILE, "place": issued.place, "demonstration": True} | said
    return entered(content=issued.chain, holder=holder, person=person, unit=unit, **told)


@cache
def _issued(holder: str, place: str, first: datetime, last: datetime | None) -> Issued:
    """Found again by place and holder; finding opens the key, which costs more than to sign with it."""
    return authority().issue(holder, place=place, first=first, last=last)


def entered(**said: Any) -> CertificateView:
    """Entered in the register."""
    return certificates.register(**{"by": SYSTEM, "at": MORNING} | said)


@cache
def a_signed_paper(
    holder: str = "Lò Văn Dũng", first: datetime = BEGAN, last: datetime = ENDS, stamped: bool = True,
    others: bool = False, at: datetime = MORNING,
) -> bytes:  # fmt: skip
    """Signed without the register, as papers come from outside: by this authority, or by one nobody here knows."""
    whose = strangers() if others else authority()
    place = f"{len(holder)}-{first:%y%m%d}-{last:%y%m%d}"
    issued = whose.issue(holder, place=place, first=first, last=last)
    own, *issuers = read(issued.chain)
    view = CertificateView(
        "x", Holds.PERSON, holder, 1, 1, own.subject, own.issuer, own.serial, first, last, None, Way.FILE, place, True
    )
    chain = b"".join(i.pem for i in issuers)
    made = pades.prepared(
        a_paper(), certificate=view, der=own.der, chain=chain, picture=b"", block=Block(), key=place, at=at
    )
    held = pkcs12.load_pkcs12((whose.folder / "people" / f"{issued.place}.p12").read_bytes(), whose.word.encode())
    assert isinstance(held.key, rsa.RSAPrivateKey)
    value = held.key.sign(made.attributes, padding.PKCS1v15(), hashes.SHA256())
    stamper = TimeStamps(whose) if stamped else None
    return pades.finished(made, value, der=own.der, chain=chain, stamper=stamper, revocations=None, at=at).content


@cache
def strangers() -> Authority:
    """An authority this installation was never told of."""
    return Authority(Path(mkdtemp(prefix="motcua-pki-"))).made()


def revoke(content: bytes, at: datetime) -> None:
    """Put the certificate a paper was signed with on its issuer's list."""
    signature = PdfFileReader(BytesIO(content)).embedded_regular_signatures[0]
    authority().revoke(signature.signer_cert.serial_number, at)
