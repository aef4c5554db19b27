"""Everything CI runs, in CI's order, with names. Stops at the first stage that fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

BIN = Path(sys.executable).parent
CHECKS = [
    ("Kiểu cách / style", ["ruff", "check", "."]),
    ("Trình bày / format", ["ruff", "format", "--check", "."]),
    ("Hợp đồng nhập khẩu / import contract", ["lint-imports", "--no-logo"]),
    ("Kiểu dữ liệu / types", ["mypy"]),
]
TESTS = ("Kiểm thử / tests", ["pytest", "-q", "-n", "2", "--dist", "worksteal", "-m", "not browser"])
BROWSER = ("Trình duyệt / browser", ["pytest", "-q", "-n", "2", "-m", "browser"])
#: Debian's programs that some tests need, with their packages; where one cannot be had its tests are skipped loudly
CHROMIUM = ("Chromium", ("/usr/bin/chromium", "/usr/bin/chromium-browser"), ("chromium",))
OTHERS = (
    ("Tesseract (OCR)", ("/usr/bin/tesseract",), ("tesseract-ocr", "tesseract-ocr-vie")),
    ("Ghostscript (PDF/A)", ("/usr/bin/gs",), ("ghostscript",)),
    ("SoftHSM2 (PKCS#11)", ("/usr/lib/softhsm/libsofthsm2.so",), ("softhsm2",)),
)


def main() -> None:
    """Run the stages; the browser's only where a Chromium is or can be had."""
    fetching = _fetching()
    for stage in CHECKS:
        _run(*stage)
    if fetching:
        fetching.wait()
    _run(*TESTS)
    if _there(CHROMIUM[1]):
        _run(*BROWSER)
    for what, places, _ in OTHERS:
        if not _there(places):
            print(f"!!! BỎ QUA KIỂM THỬ CẦN {what.upper()}: không cài được. / TESTS THAT NEED IT ARE SKIPPED.")
    if not _there(CHROMIUM[1]):
        print("!!! " * 18)
        print("!!! BỎ QUA KIỂM THỬ TRÌNH DUYỆT: máy không có Chromium và không cài được (apt-get install chromium).")
        print("!!! BROWSER TESTS SKIPPED: there is no Chromium and it cannot be installed from here.")
        print("!!! " * 18, flush=True)


def _run(name: str, words: list[str]) -> None:
    started = time.monotonic()
    print(f"── {name}", flush=True)
    done = subprocess.run([str(BIN / words[0]), *words[1:]], check=False)  # noqa: S603
    print(f"   {time.monotonic() - started:.0f} s", flush=True)
    if done.returncode:
        raise SystemExit(done.returncode)


def _there(places: tuple[str, ...]) -> bool:
    return any(Path(p).exists() for p in places)


def _fetching() -> subprocess.Popen[bytes] | None:
    """What is absent comes from Debian while the code is checked; only root may, others do without."""
    absent = [needed for needed in (CHROMIUM, *OTHERS) if not _there(needed[1])]
    if not absent or os.geteuid() or not shutil.which("apt-get"):
        return None
    print(f"── Cài / installing: {', '.join(what for what, _, _ in absent)}", flush=True)
    packages = " ".join(package for *_, wanted in absent for package in wanted)
    words = f"apt-get update -qq; apt-get install -y -qq --no-install-recommends {packages}"
    return subprocess.Popen(["/bin/sh", "-c", words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    main()
