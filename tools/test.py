"""Everything CI runs, in CI's order, with names. Stops at the first stage that fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
STAGES = [
    ("Kiểu cách / style", ["ruff", "check", "."]),
    ("Trình bày / format", ["ruff", "format", "--check", "."]),
    ("Hợp đồng nhập khẩu / import contract", ["lint-imports", "--no-logo"]),
    ("Kiểu dữ liệu / types", ["mypy"]),
    ("Kiểm thử / tests", ["pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "not browser"]),
]
BROWSER = ("Trình duyệt / browser", ["pytest", "-q", "-n", "2", "-m", "browser"])
#: Debian's programs that some tests need, with their packages; where one cannot be had its tests are skipped loudly
OTHERS = (
    ("Tesseract (OCR)", ("/usr/bin/tesseract",), ("tesseract-ocr", "tesseract-ocr-vie")),
    ("Ghostscript (PDF/A)", ("/usr/bin/gs",), ("ghostscript",)),
    ("SoftHSM2 (PKCS#11)", ("/usr/lib/softhsm/libsofthsm2.so",), ("softhsm2",)),
)
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser")


def main() -> None:
    """Run the stages; the browser's only where a Chromium is or can be had."""
    stages = [*STAGES, BROWSER] if _chromium() else STAGES
    absent = [what for what, places, packages in OTHERS if not _there(what, places, *packages)]
    for name, words in stages:
        started = time.monotonic()
        print(f"── {name}", flush=True)
        done = subprocess.run([str(BIN / words[0]), *words[1:]], check=False)  # noqa: S603
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
        if done.returncode:
            raise SystemExit(done.returncode)
    for what in absent:
        print(f"!!! BỎ QUA KIỂM THỬ CẦN {what.upper()}: không có và không cài được. / TESTS THAT NEED IT ARE SKIPPED.")
    if BROWSER not in stages:
        print("!!! " * 18)
        print("!!! BỎ QUA KIỂM THỬ TRÌNH DUYỆT: máy không có Chromium và không cài được (apt-get install chromium).")
        print("!!! BROWSER TESTS SKIPPED: there is no Chromium and it cannot be installed from here.")
        print("!!! " * 18, flush=True)


def _chromium() -> bool:
    return _there("Chromium", CHROMIUM, "chromium")


def _there(what: str, places: tuple[str, ...], *packages: str) -> bool:
    """Whether the program is at one of its places, fetched from Debian as root where it was not."""
    if not any(Path(p).exists() for p in places) and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"── Cài {what} / installing {what}", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]  # noqa: S607
        words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        subprocess.run(words, check=False, **quiet)  # type: ignore[call-overload]  # noqa: S603
    return any(Path(p).exists() for p in places)


if __name__ == "__main__":
    main()
