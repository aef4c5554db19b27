"""Build .venv from the lock file on a machine that has only Python >= 3.11 and the package registry.

Runs on the bare interpreter: standard library only. What cannot be mended from here is said in one sentence.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PIP = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "-q", "install", "--no-compile"]


def main() -> None:
    """Make the environment, or say why not."""
    if sys.version_info < (3, 11):  # noqa: UP036  (the one file an older Python may meet)
        _give_up(
            f"Cần Python 3.11 trở lên, đang là {sys.version.split()[0]}: cài bản mới, make PYTHON=python3.11 setup.",
            f"Python >= 3.11 is needed, this is {sys.version.split()[0]}: install one and run make PYTHON=… setup.",
        )
    _make_venv()
    wanted = "bench" if "--bench" in sys.argv else "dev"
    _run([*PIP, "--require-hashes", "-r", str(ROOT / "requirements" / f"{wanted}.txt")])
    _run([*PIP, "--no-build-isolation", "--no-deps", "-e", str(ROOT)])


def _make_venv() -> None:
    if (VENV / "bin" / "pip").exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        _mend_ensurepip()
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(VENV)])


def _mend_ensurepip() -> None:
    """Debian parts venv from Python: add it as root, else say how."""
    package = f"python3.{sys.version_info.minor}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)  # noqa: S607
        if subprocess.run(["apt-get", "install", "-y", "-qq", package], check=False).returncode == 0:  # noqa: S603, S607
            return
    _give_up(
        f"Python này thiếu mô-đun venv: cài gói {package} (sudo apt-get install {package}) rồi chạy lại.",
        f"This Python lacks venv: install the package {package} and run again.",
    )


def _run(words: list[str]) -> None:
    done = subprocess.run(words, check=False)  # noqa: S603
    if done.returncode:
        _give_up(
            f"Lệnh sau không chạy được, xem lý do ngay bên trên: {' '.join(words[:6])} …",
            "The command above failed for the reason printed over this line (often: no package registry in reach).",
        )


def _give_up(vi: str, en: str) -> None:
    print(f"motcua: {vi}\nmotcua: {en}", file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
