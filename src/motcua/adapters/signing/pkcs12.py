"""A key in a file, PKCS#12: for the demonstration and for tests. Officials sign with tokens."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from django.conf import settings

from motcua.adapters.signing.authority import Authority
from motcua.documents.ports import NotSigned, Why


class File:
    """Implements documents.ports.Signer. place: name of the .p12 in MOTCUA_HOME/pki/people; a key of the
    demonstration opens with the installation's own word when nothing was typed."""

    def __init__(self, *, place: str, certificate: bytes, secret: str) -> None:
        path = Path(settings.PKI) / "people" / f"{place}.p12"
        if not path.is_file():
            raise NotSigned(Why.GONE, place)
        try:
            held = pkcs12.load_pkcs12(path.read_bytes(), (secret or Authority(Path(settings.PKI)).word).encode())
        except ValueError as problem:
            raise NotSigned(Why.PIN, place) from problem
        if held.cert is None or held.cert.certificate.public_bytes(Encoding.DER) != certificate:
            raise NotSigned(Why.KEY, place)
        self._key = held.key

    def sign(self, attributes: bytes, *, key: str) -> bytes:
        """The same attributes bring the same value (RSA), so the key needs no memory here."""
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(attributes, padding.PKCS1v15(), hashes.SHA256())
        if isinstance(self._key, ec.EllipticCurvePrivateKey):
            return self._key.sign(attributes, ec.ECDSA(hashes.SHA256()))
        raise NotSigned(Why.KEY, "neither RSA nor EC")

    def close(self) -> None:
        """Forget the key."""
        self._key = None
