"""A key on a token or in a security module: PKCS#11, by the module at MOTCUA_PKCS11."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import pkcs11
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509 import load_der_x509_certificate
from pkcs11 import exceptions as wrong
from pkcs11.util.ec import encode_ecdsa_signature

from motcua.documents.ports import NotSigned, Why
from motcua.kernel import env

T = TypeVar("T")
#: a module knows one log-in for each token in a process: two holders at once would sign with each other's
_ONE = threading.Lock()
#: seconds somebody waits for the sitting of another
PATIENCE = 20
_WHY: dict[type[wrong.PKCS11Error], Why] = {
    wrong.PinIncorrect: Why.PIN, wrong.PinInvalid: Why.PIN, wrong.PinLenRange: Why.PIN, wrong.ArgumentsBad: Why.PIN,
    wrong.PinLocked: Why.LOCKED, wrong.PinExpired: Why.LOCKED, wrong.NoSuchKey: Why.KEY,
    wrong.MultipleObjectsReturned: Why.KEY, wrong.MechanismInvalid: Why.KEY, wrong.FunctionRejected: Why.DECLINED,
}  # fmt: skip


class Token:
    """Implements documents.ports.Signer. place: label of the token, and after a slash that of the key where the token
    has several. The PIN opens it for one sitting."""

    def __init__(self, *, place: str, certificate: bytes, secret: str) -> None:
        self._session: pkcs11.Session | None = None
        self._elliptic = isinstance(_public(certificate), ec.EllipticCurvePublicKey)
        label, _, key = place.partition("/")
        if not _ONE.acquire(timeout=PATIENCE):
            raise NotSigned(Why.DOWN, "the token is in use")
        self._closed = False
        try:
            self._session = session = _told(lambda: _token(label).open(user_pin=secret))
            self._key = _told(lambda: _private(session, key))
        except BaseException:
            self.close()
            raise

    def sign(self, attributes: bytes, *, key: str) -> bytes:
        """The token answers at once or is gone: what it signed and could not say is lost with it, and the same
        attributes are signed again."""
        if not self._elliptic:
            return bytes(_told(lambda: self._key.sign(attributes, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)))
        digest = hashes.Hash(hashes.SHA256())
        digest.update(attributes)
        raw = _told(lambda: self._key.sign(digest.finalize(), mechanism=pkcs11.Mechanism.ECDSA))
        return bytes(encode_ecdsa_signature(raw))

    def close(self) -> None:
        """Log out; whoever waits may open it."""
        session, self._session = self._session, None
        try:
            if session is not None:
                with suppress(NotSigned):  # gone already
                    _told(session.close)
        finally:
            if not self._closed:
                self._closed = True
                _ONE.release()


def _private(session: pkcs11.Session, label: str) -> Any:
    said = {pkcs11.Attribute.LABEL: label} if label else {}
    wanted = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY} | said
    found = list(session.get_objects(wanted))
    if len(found) != 1:
        raise NotSigned(Why.KEY, f"{len(found)} keys")
    return found[0]


def _token(label: str) -> pkcs11.Token:
    if not env.PKCS11.value:
        raise NotSigned(Why.GONE, "MOTCUA_PKCS11 is not set")
    module = pkcs11.lib(env.PKCS11.value)
    found = _in_slots(module, label)
    if found is None:  # put in since the module was loaded: some look only once
        module.reinitialize()
        found = _in_slots(module, label)
    if found is None:
        raise NotSigned(Why.GONE, label)
    return found


def _in_slots(module: Any, label: str) -> pkcs11.Token | None:
    try:
        present = [slot.get_token() for slot in module.get_slots(token_present=True)]
    except wrong.PKCS11Error:
        return None
    return next((token for token in present if token.label == label), None)


def _told(work: Callable[[], T]) -> T:
    """What the module says, in the words of the port; whatever it says that is not known means the token is gone."""
    try:
        return work()
    except wrong.PKCS11Error as problem:
        raise NotSigned(_WHY.get(type(problem), Why.GONE), type(problem).__name__) from problem


def _public(certificate: bytes) -> object:
    public = load_der_x509_certificate(certificate).public_key()
    if not isinstance(public, rsa.RSAPublicKey | ec.EllipticCurvePublicKey):
        raise NotSigned(Why.KEY, "neither RSA nor EC")
    return public
