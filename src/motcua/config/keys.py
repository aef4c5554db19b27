"""Secrets of this installation: given from outside, or made once and kept where only the owner reads."""

from __future__ import annotations

import os
import secrets

from motcua.kernel import env


def secret(name: str, given: str) -> str:
    """The secret of that name; made on first use. Raises OSError when MOTCUA_HOME cannot be written."""
    if given:
        return given
    path = env.home() / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process made it a moment ago
            return path.read_text()
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
