"""Every environment variable the program reads, each declared once: name, default, sentence."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting from outside."""

    name: str
    default: str
    sentence: str

    @property
    def value(self) -> str:
        """What the environment says, or the default."""
        return os.environ.get(self.name) or self.default


def _home() -> str:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return "/var/lib/motcua"  # root has no business in its own home: the database runs as another user
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(base) / "motcua")


HOME = Variable("MOTCUA_HOME", _home(), "Folder of the embedded database and the files. Never the checkout.")
DATABASE_URL = Variable("DATABASE_URL", "", "A PostgreSQL >= 15 to use instead of the embedded one.")
SECRET_KEY = Variable("MOTCUA_SECRET_KEY", "", "Signs sessions. Made and kept in MOTCUA_HOME when empty.")
TRACKING_KEY = Variable("MOTCUA_TRACKING_KEY", "", "Derives the look-up secret printed on slips; kept like the other.")
HOSTS = Variable("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1]", "Host names the server answers to, parted by commas.")
ADDRESS = Variable("MOTCUA_ADDRESS", "http://127.0.0.1:8000", "Public address, as printed in the QR of a slip.")
UNIT = Variable("MOTCUA_UNIT", "", "Code of the unit whose site this is. Empty: the top of the tree.")
DEBUG = Variable("MOTCUA_DEBUG", "", "Anything here shows errors in full. Never in service.")
SMTP = Variable("MOTCUA_SMTP", "", "host:port of the mail server. Empty: letters are kept as files in MOTCUA_HOME.")
CLAMD = Variable(
    "MOTCUA_CLAMD",
    "",
    "Socket of ClamAV's daemon (path, or host:port). Empty: files are not looked through for malware.",
)
SIMULATED = Variable(
    "MOTCUA_SIMULATED",
    "",
    "How simulated carriers behave, e.g. `sms-1=slow sms-2=down`; see docs/operations/notices.md.",
)
TSA = Variable("MOTCUA_TSA", "", "Address of the RFC 3161 time-stamping authority. Empty: the demonstration's own.")
PKCS11 = Variable("MOTCUA_PKCS11", "", "Module (.so) of the signing tokens or the security module.")
CSC = Variable("MOTCUA_CSC", "", "Address of the remote signing service (CSC API), up to and with its /csc/v1.")

ALL = (
    HOME, DATABASE_URL, SECRET_KEY, TRACKING_KEY, HOSTS, ADDRESS, UNIT, DEBUG, SMTP, CLAMD, SIMULATED, TSA, PKCS11, CSC,
)  # fmt: skip


def home() -> Path:
    """The folder everything the program keeps outside the database lies in."""
    return Path(HOME.value).expanduser().absolute()
