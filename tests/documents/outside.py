"""Partners on loopback, real ones: an authority with time-stamps and revocation lists (certomancer), a remote signing
service (CSC), a token (SoftHSM2); and a line to the service that behaves badly."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import subprocess
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from urllib.parse import urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

from aiohttp import web
from certomancer.integrations.animator import Animator, AnimatorArchStore
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import load_der_x509_certificate
from csc_dummy.csc_dummy_server import CSCWithCertomancer

LONG = {"valid-from": "2018-01-01T00:00:00+0000", "valid-to": "2060-01-01T00:00:00+0000"}
SOFTHSM = next((p for p in ("/usr/lib/softhsm/libsofthsm2.so",) if Path(p).exists()), "")
PIN = "271828"


class Outside:
    """An authority nobody here made."""

    def __init__(self) -> None:
        self.folder = Path(mkdtemp(prefix="motcua-ngoai-"))
        for name in ("goc", "cap", "gio", "ky", "hoi", "huy", "tra"):
            _write_key(self.folder / f"{name}.pem", rsa.generate_private_key(public_exponent=65537, key_size=2048))
        _write_key(self.folder / "cong.pem", ec.generate_private_key(ec.SECP256R1()))
        self._server = make_server("127.0.0.1", 0, lambda *said: self._animator(*said), handler_class=_Silent)
        address = f"http://127.0.0.1:{self._server.server_port}"
        (self.folder / "certomancer.yml").write_text(json.dumps(_described(address, str(self.folder))))
        self.config = CertomancerConfig.from_file(str(self.folder / "certomancer.yml"), key_search_dir="/")
        self._animator = Animator(AnimatorArchStore(self.config.pki_archs))
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.tsa = f"{address}/ngoai/tsa/gio"
        self._service = _Csc(self.config)
        self.csc = self._service.address

    def close(self) -> None:
        """Stop serving."""
        self._service.close()
        self._server.shutdown()
        self._server.server_close()

    def chain(self, name: str) -> bytes:
        """PEM: the certificate, its issuer, the root."""
        return b"".join(self._pem(n) for n in (name, "cap", "goc"))

    def _pem(self, name: str) -> bytes:
        found = self.config.get_pki_arch(ArchLabel("ngoai")).get_cert(CertLabel(name))
        return load_der_x509_certificate(found.dump()).public_bytes(Encoding.PEM)

    def trusted_in(self, folder: Path) -> None:
        """Have an installation trust its root."""
        (folder / "trust").mkdir(parents=True, exist_ok=True)
        (folder / "trust" / "ngoai.pem").write_bytes(self._pem("goc"))


def _described(address: str, folder: str) -> dict[str, Any]:
    names = {"goc": "CA ngoài, gốc", "cap": "CA ngoài, cấp", "gio": "Dấu thời gian ngoài", "ky": "Nguyễn Ký Từ Xa",
             "cong": "Lò Văn Cong", "hoi": "Nguyễn Ký Từ Xa", "huy": "Nguyễn Ký Từ Xa",
             "tra": "Trả lời thu hồi"}  # fmt: skip
    use = _use("digital_signature", "non_repudiation")
    signing = {"issuer": "cap", "validity": LONG, "extensions": [use, _at("cap")]}
    asked = {"issuer": "cap", "validity": LONG, "extensions": [use, _ANSWERED]}
    answering = {"id": "extended_key_usage", "critical": True, "value": ["ocsp_signing"]}
    own = {"subject": "goc", "subject-key": "goc", "issuer": "goc", "authority-key": "goc", "validity": LONG}
    stamping = {"id": "extended_key_usage", "critical": True, "value": ["time_stamping"]}
    return {
        "external-url-prefix": address,
        "keysets": {"khoa": {"path-prefix": folder, "keys": {n: {"path": f"{n}.pem"} for n in names}}},
        "pki-architectures": {"ngoai": {
            "keyset": "khoa",
            "entity-defaults": {"country-name": "VN"},
            "entities": {n: {"common-name": said} for n, said in names.items()},
            "certs": {
                "goc": own | {"extensions": _ISSUING},
                "cap": {"issuer": "goc", "validity": LONG, "extensions": [*_ISSUING, _at("goc")]},
                "gio": {"issuer": "goc", "validity": LONG,
                        "extensions": [_use("digital_signature"), stamping, _at("goc")]},
                "ky": signing, "cong": signing, "hoi": asked,
                "huy": asked | {"revocation": {"revoked-since": "2020-01-01T00:00:00+0000"}},
                "tra": {"issuer": "cap", "validity": LONG,
                        "extensions": [_use("digital_signature"), answering, {"id": "ocsp_no_check"}]},
            },
            "services": {
                "crl-repo": {n: {"for-issuer": n, "signing-key": n, "simulated-update-schedule": "P3650D"}
                             for n in ("goc", "cap")},
                "ocsp": {"cap": {"for-issuer": "cap", "responder-cert": "tra", "signing-key": "tra"}},
                "time-stamping": {"gio": {"signing-key": "gio", "signing-cert": "gio"}},
            },
        }},
    }  # fmt: skip


def _use(*allowed: str) -> dict[str, Any]:
    return {"id": "key_usage", "critical": True, "smart-value": {"schema": "key-usage", "params": list(allowed)}}


def _at(issuer: str) -> dict[str, Any]:
    smart = {"schema": "crl-dist-url", "params": {"crl-repo-names": [issuer]}}
    return {"id": "crl_distribution_points", "smart-value": smart}


#: names a responder and no list
_ANSWERED = {"id": "authority_information_access",
             "smart-value": {"schema": "aia-urls", "params": {"ocsp-responder-names": ["cap"]}}}  # fmt: skip
_ISSUING = [{"id": "basic_constraints", "critical": True, "value": {"ca": True}}, _use("key_cert_sign", "crl_sign")]


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Tests are quiet."""


class _Csc:
    """The signing service, in a thread and a loop of its own."""

    def __init__(self, config: CertomancerConfig) -> None:
        with warnings.catch_warnings():  # of the simulator's own making
            warnings.simplefilter("ignore")
            self._made = CSCWithCertomancer(config)
        self._made.register_routes()
        self._loop, self._ready = asyncio.new_event_loop(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def _run(self) -> None:
        runner = web.AppRunner(self._made.app)
        self._loop.run_until_complete(runner.setup())
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", 0).start())
        self.address = f"http://127.0.0.1:{runner.addresses[0][1]}/csc/v1"
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        self._loop.close()

    def close(self) -> None:
        """Stop serving."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)


@dataclass
class Line:
    """A line to the service: it notes what was asked, and behaves as told."""

    address: str
    mode: str = "good"
    #: clientData of every signHash the service itself has answered
    signed: list[str] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        line, signs = self.server.line, self.path.endswith("signHash")
        mode = line.mode if signs or line.mode in _NO else "good"
        if mode in _NO:
            self._say(400, json.dumps({"error": _NO[mode]}).encode())
            return
        status, answer = 0, b""
        for _ in range({"lost": 0, "double": 2}.get(mode, 1)):
            status, answer = _forwarded(self.server.service, self.path, body)
            line.signed += [json.loads(body)["clientData"]] if signs else []
        if mode == "slow":
            time.sleep(1.5)
        if mode in {"lost", "silent"}:
            self.close_connection = True
            return
        self._say(status, _falsified(answer) if mode == "false" else answer)

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Tests are quiet."""


class _Server(ThreadingHTTPServer):
    line: Line
    service: str

    def handle_error(self, *_: Any) -> None:
        """The other side hung up: that is what is tested."""


_NO = {"pin": "invalid_pin", "refused": "access_denied"}


@contextmanager
def line_to(service: str) -> Iterator[Line]:
    """good; lost: the request never arrives; silent: it arrives, the answer does not; slow: the answer comes too late;
    double: it arrives twice; false: another value; refused, pin: turned down."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.service = service
    server.line = Line(f"http://127.0.0.1:{server.server_port}/csc/v1")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.line
    finally:
        server.shutdown()
        server.server_close()


def _falsified(answer: bytes) -> bytes:
    value = base64.b64decode(json.loads(answer)["signatures"][0])
    return json.dumps({"signatures": [base64.b64encode(value[::-1]).decode()]}).encode()


def _forwarded(service: str, path: str, body: bytes) -> tuple[int, bytes]:
    parts = urlsplit(service)
    line = HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        line.request("POST", path, body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


class Hsm:
    """SoftHSM2 with one token, holding keys of the authority outside."""

    def __init__(self, outside: Outside) -> None:
        self.folder = Path(mkdtemp(prefix="motcua-token-"))
        (self.folder / "tokens").mkdir()
        (self.folder / "conf").write_text(f"directories.tokendir = {self.folder}/tokens\nlog.level = ERROR\n")
        os.environ["SOFTHSM2_CONF"] = str(self.folder / "conf")
        self._run("--init-token", "--free", "--label", "thu", "--pin", PIN, "--so-pin", "314159")
        for n, name in enumerate(("ky", "cong"), 1):
            path = str(outside.folder / f"{name}.pem")
            self._run("--import", path, "--token", "thu", "--label", name, "--id", f"0{n}", "--pin", PIN)

    def _run(self, *words: str) -> None:
        subprocess.run(["softhsm2-util", "--module", SOFTHSM, *words], check=True, capture_output=True)

    def pull_out(self) -> None:
        """The token leaves its slot."""
        (self.folder / "tokens").rename(self.folder / "pulled")

    def put_in(self) -> None:
        """And comes back."""
        (self.folder / "pulled").rename(self.folder / "tokens")


def _write_key(path: Path, key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> None:
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
