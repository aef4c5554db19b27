"""A certification authority of this installation's own, for demonstration and tests.

Root, issuing authority, time-stamper and revocation lists, all made here and kept in MOTCUA_HOME/pki: no key is ever in
the package. Whatever is signed by it says that it has no legal value, and only installations that load the
demonstration trust its root.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT, ISSUER, STAMPER = "goc", "cap", "thoi-gian"
NAMES = {
    ROOT: "motcua - CA gốc TRÌNH DIỄN",
    ISSUER: "motcua - CA cấp chứng thư TRÌNH DIỄN",
    STAMPER: "motcua - Dấu thời gian TRÌNH DIỄN",
}
#: long enough that histories of the demonstration are signed in their own time
BEGAN, YEARS = datetime(2018, 1, 1, tzinfo=UTC), 20
#: what is asked is whether it is in the list now; a demonstration's list is good for long
LIST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate with its key, as a .p12 in the folder `people`; `chain` is PEM, its own first."""

    place: str
    chain: bytes
    serial: int


class Authority:
    """Everything in one folder; made on first use, found afterwards. Processes may make it at once: the first wins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def exists(self) -> bool:
        """Whether it was ever made here."""
        return (self.folder / f"{STAMPER}.crt").exists()

    def made(self) -> Authority:
        """Makes what is not there yet, and has this installation trust it."""
        for name, issuer in ((ROOT, ROOT), (ISSUER, ROOT), (STAMPER, ISSUER)):
            if not (self.folder / f"{name}.crt").exists():
                self._make(name, issuer)
        _write(self.folder / "trust" / "trinh-dien.crt", self.certificate(ROOT).public_bytes(Encoding.PEM))
        return self

    @property
    def word(self) -> str:
        """What opens the keys it issued, where their holder types nothing."""
        path = self.folder / "word"
        if not path.exists():
            _write(path, secrets.token_urlsafe(24).encode())
        return path.read_text()

    def certificate(self, name: str) -> x509.Certificate:
        """One of its own three."""
        return x509.load_pem_x509_certificate((self.folder / f"{name}.crt").read_bytes())

    def key(self, name: str) -> rsa.RSAPrivateKey:
        """The key of one of its own three."""
        return _key(self.folder / f"{name}.key")

    def issue(
        self, holder: str, *, organisation: str = "", place: str, secret: str = "", first: datetime = BEGAN,
        last: datetime | None = None,
    ) -> Issued:  # fmt: skip
        """A certificate and key for somebody, in a .p12 opened by the secret. Found again by place and holder."""
        place = f"{place}-{hashlib.sha256(holder.encode()).hexdigest()[:8]}"
        path, secret = self.folder / "people" / f"{place}.p12", secret or self.word
        if not path.exists():
            key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
            last = last or BEGAN.replace(year=BEGAN.year + YEARS)
            own = self._signed(_name(holder, organisation), key.public_key(), ISSUER, first, last, _FOR_SIGNING)
            packed = pkcs12.serialize_key_and_certificates(
                holder.encode(), key, own, [self.certificate(ISSUER)], BestAvailableEncryption(secret.encode())
            )
            _write(path, packed)
        held = pkcs12.load_pkcs12(path.read_bytes(), secret.encode()).cert
        assert held is not None  # written above
        return Issued(place, self.chain(held.certificate), held.certificate.serial_number)

    def chain(self, own: x509.Certificate) -> bytes:
        """PEM: the certificate and its issuers up to the root."""
        return b"".join(c.public_bytes(Encoding.PEM) for c in (own, self.certificate(ISSUER), self.certificate(ROOT)))

    def revoke(self, serial: int, at: datetime) -> None:
        """Put a certificate on the list from that moment."""
        _write(self.folder / "revoked" / f"{serial:x}", at.isoformat().encode())

    def list_of(self, name: str) -> bytes:
        """The revocation list (DER) of the root or the issuing authority, signed anew when something was revoked."""
        return _signed_list(self.folder, name, tuple(self._revoked()))

    def signed_list(self, name: str, revoked: Sequence[tuple[int, datetime]]) -> bytes:
        """A list over these."""
        made = x509.CertificateRevocationListBuilder().issuer_name(self.certificate(name).subject)
        made = made.last_update(BEGAN).next_update(BEGAN + timedelta(days=2 * LIST_DAYS))
        made = made.add_extension(x509.CRLNumber(1 + len(revoked)), critical=False)
        made = made.add_extension(_key_of(self.key(name)), critical=False)
        for serial, at in revoked if name == ISSUER else ():
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at)
            made = made.add_revoked_certificate(entry.build())
        return made.sign(self.key(name), hashes.SHA256()).public_bytes(Encoding.DER)

    def _revoked(self) -> list[tuple[int, datetime]]:
        found = sorted((self.folder / "revoked").glob("*"))
        return [(int(path.name, 16), datetime.fromisoformat(path.read_text())) for path in found]

    def _make(self, name: str, issuer: str) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        _write(self.folder / f"{name}.key", key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        last = BEGAN.replace(year=BEGAN.year + YEARS + 5)
        key, use = self.key(name), _FOR_STAMPING if name == STAMPER else _FOR_ISSUING
        own = self._signed(_name(NAMES[name], "motcua"), key.public_key(), issuer, BEGAN, last, use)
        _write(self.folder / f"{name}.crt", own.public_bytes(Encoding.PEM))

    def _signed(
        self, subject: x509.Name, public: rsa.RSAPublicKey, issuer: str, first: datetime, last: datetime,
        use: tuple[tuple[x509.ExtensionType, bool], ...],
    ) -> x509.Certificate:  # fmt: skip
        key, known = self.key(issuer), self.folder / f"{issuer}.crt"
        above = self.certificate(issuer).subject if known.exists() else subject
        made = x509.CertificateBuilder().subject_name(subject).issuer_name(above).public_key(public)
        made = made.serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(last)
        made = made.add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        made = made.add_extension(_key_of(key), critical=False)
        for extension, critical in use:
            made = made.add_extension(extension, critical=critical)
        return made.sign(key, hashes.SHA256())


@cache
def _key(path: Path) -> rsa.RSAPrivateKey:
    """Checked when it was made here: checking costs ten times what signing does."""
    found = load_pem_private_key(path.read_bytes(), None, unsafe_skip_rsa_key_validation=True)
    assert isinstance(found, rsa.RSAPrivateKey)
    return found


@cache
def _signed_list(folder: Path, name: str, revoked: tuple[tuple[int, datetime], ...]) -> bytes:
    return Authority(folder).signed_list(name, revoked)


def _use(*allowed: str) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: name in allowed for name in every})


_LEAF = x509.BasicConstraints(ca=False, path_length=None)
_FOR_SIGNING = ((_LEAF, True), (_use("digital_signature", "content_commitment"), True))
_FOR_STAMPING = (
    (_LEAF, True), (_use("digital_signature"), True),
    (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True),
)  # fmt: skip
_FOR_ISSUING = ((x509.BasicConstraints(ca=True, path_length=None), True), (_use("key_cert_sign", "crl_sign"), True))


def _key_of(key: rsa.RSAPrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _name(holder: str, organisation: str) -> x509.Name:
    said = [(NameOID.COUNTRY_NAME, "VN"), (NameOID.ORGANIZATION_NAME, organisation), (NameOID.COMMON_NAME, holder)]
    return x509.Name([x509.NameAttribute(what, words[:64]) for what, words in said if words])


def _write(path: Path, content: bytes) -> None:
    """Readable by its owner only; never over another's."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    draft.chmod(0o600)
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()
