"""Which PostgreSQL the program talks to: the one named from outside, or the embedded one."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from motcua.kernel import embedded, env

#: kept open for the life of a thread: opening one per request is five to eight times slower
KEPT = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}


def connection() -> dict[str, Any]:
    """Django's DATABASES entry. Raises ValueError in words when DATABASE_URL is not a postgresql:// address."""
    url = env.DATABASE_URL.value
    if not url:
        where = {"NAME": embedded.DATABASE, "USER": embedded.USER, "HOST": str(embedded.socket_folder(env.home()))}
        return {"ENGINE": "django.db.backends.postgresql", **where, **KEPT}
    try:
        return _named(url)
    except ValueError as wrong:  # says nothing of the address itself: it may hold a password
        raise ValueError(
            f"DATABASE_URL chưa đúng ({wrong}): viết như postgresql://tên:mật-khẩu@máy:5432/cơ-sở-dữ-liệu. / "
            "DATABASE_URL must look like postgresql://name:password@host:5432/database."
        ) from None


def _named(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"{parts.scheme or '–'}://")
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    if not name or "\0" in unquote(url):
        raise ValueError("thiếu tên cơ sở dữ liệu / no database named")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(options.pop("host", parts.hostname or "")),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
        **KEPT,
    }
