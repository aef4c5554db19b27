"""A key at a remote signing service: the protocol of the Cloud Signature Consortium (CSC API 1), at MOTCUA_CSC.

Whether the service knows a repeated request by its `clientData` or not, nothing is signed twice: the same hash is asked
about again, and a second value over it is the same signature.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import ssl
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509 import load_der_x509_certificate

from motcua.documents.ports import NotSigned, Unclear, Why
from motcua.kernel import env

#: seconds; holders confirm on their telephone
PATIENCE = 60.0
SHA256, RSA_SHA256, ECDSA_SHA256 = "2.16.840.1.101.3.4.2.1", "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2"
_WHY = {"invalid_pin": Why.PIN, "invalid_otp": Why.PIN, "pin_locked": Why.LOCKED, "invalid_request": Why.DECLINED}


class Service:
    """Implements documents.ports.Signer. place: the credential's id at the service; secret: its PIN."""

    def __init__(self, *, place: str, certificate: bytes, secret: str) -> None:
        if not env.CSC.value:
            raise NotSigned(Why.DOWN, "MOTCUA_CSC is not set")
        self._place, self._secret = place, secret
        elliptic = isinstance(load_der_x509_certificate(certificate).public_key(), ec.EllipticCurvePublicKey)
        self._algorithm = ECDSA_SHA256 if elliptic else RSA_SHA256

    def sign(self, attributes: bytes, *, key: str) -> bytes:
        """Leave to sign exactly this hash, then the value over it."""
        asked = {"credentialID": self._place, "clientData": key, "hash": [_base64(hashlib.sha256(attributes).digest())]}
        leave = self._leave(asked)
        said = _posted("signatures/signHash", asked | {"SAD": leave, "hashAlgo": SHA256, "signAlgo": self._algorithm})
        values = said.get("signatures")
        if not isinstance(values, list) or not values:
            raise Unclear("no signature in the answer")
        try:
            return base64.b64decode(str(values[0]), validate=True)
        except ValueError as problem:
            raise Unclear("the signature is not base64") from problem

    def _leave(self, asked: dict[str, Any]) -> str:
        """What the service gives for the holder's consent. Nothing is signed yet, so silence is no doubt."""
        try:
            said = _posted("credentials/authorize", asked | {"numSignatures": 1, "PIN": self._secret})
        except Unclear as problem:
            raise NotSigned(Why.DOWN, str(problem)) from problem
        if not isinstance(said.get("SAD"), str):
            raise NotSigned(Why.DECLINED, "no SAD")
        return str(said["SAD"])

    def close(self) -> None:
        """There is no line to let go of."""


def _posted(what: str, body: dict[str, Any]) -> dict[str, Any]:
    """The answer. NotSigned when the request did not arrive or was turned down; Unclear when anything else happens."""
    parts = urlsplit(env.CSC.value)
    host, port = parts.hostname or "", parts.port
    line = (
        http.client.HTTPSConnection(host, port, timeout=PATIENCE, context=ssl.create_default_context())
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, port, timeout=PATIENCE)
    )
    try:
        try:
            line.connect()
        except OSError as problem:
            raise NotSigned(Why.DOWN, str(problem)) from problem
        return _answered(line, f"{parts.path.rstrip('/')}/{what}", body)
    finally:
        line.close()


def _answered(line: http.client.HTTPConnection, path: str, body: dict[str, Any]) -> dict[str, Any]:
    try:
        line.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = line.getresponse()
        said = json.loads(answer.read() or b"{}") if answer.status == 200 else answer.read()
    except (OSError, http.client.HTTPException, ValueError) as problem:
        raise Unclear(f"{path}: {problem}") from problem
    if 400 <= answer.status < 500:
        raise NotSigned(_why(said), f"{path}: {answer.status}")
    if answer.status != 200 or not isinstance(said, dict):
        raise Unclear(f"{path}: {answer.status}")
    return said


def _why(said: bytes) -> Why:
    try:
        return _WHY.get(json.loads(said)["error"], Why.DECLINED)
    except (ValueError, KeyError, TypeError):
        return Why.DECLINED


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
