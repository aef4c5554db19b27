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
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser")


def main() -> None:
    """Run the stages; the browser's only where a Chromium is or can be had."""
    stages = [*STAGES, BROWSER] if _chromium() else STAGES
    for name, words in stages:
        started = time.monotonic()
        print(f"── {name}", flush=True)
        done = subprocess.run([str(BIN / words[0]), *words[1:]], check=False)  # noqa: S603
        print(f"   {time.monotonic() - started:.0f} s", flush=True)
        if done.returncode:
            raise SystemExit(done.returncode)
    if BROWSER not in stages:
        print("!!! " * 18)
        print("!!! BỎ QUA KIỂM THỬ TRÌNH DUYỆT: máy không có Chromium và không cài được (apt-get install chromium).")
        print("!!! BROWSER TESTS SKIPPED: there is no Chromium and it cannot be installed from here.")
        print("!!! " * 18, flush=True)


def _chromium() -> bool:
    if any(Path(p).exists() for p in CHROMIUM):
        return True
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("── Cài Chromium / installing Chromium", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)  # type: ignore[call-overload]  # noqa: S607
        words = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
        subprocess.run(words, check=False, **quiet)  # type: ignore[call-overload]  # noqa: S603
    return any(Path(p).exists() for p in CHROMIUM)


if __name__ == "__main__":
    main()
