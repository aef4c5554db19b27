"""The command answers under its own name and as a module."""

from __future__ import annotations

import subprocess
import sys


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "motcua", "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "motcua" in done.stdout
