"""What the terminal says when the demonstration runs: addresses, and an account for each person."""

from __future__ import annotations

from motcua.doors.terminal.demonstration import living
from motcua.doors.terminal.scenarios import file


def welcome(address: str) -> str:
    """Addresses and accounts, Vietnamese first."""
    rows = [f"  {a['username']:<13} {a['vi']} / {a['en']}" for a in living.described()["accounts"]]
    return "\n".join(
        [
            "",
            "motcua đang chạy / motcua is running",
            f"  Người dân / citizens        {address}/",
            f"  Tra cứu / look-up           {address}/tra-cuu/",
            f"  Số liệu công khai / figures {address}/so-lieu/",
            f"  Cán bộ / officials          {address}/dang-nhap/",
            "",
            "Số liệu đã công bố của năm huyện / published figures of five districts",
            *(f"  {name}\n    {address}/so-lieu/{query}" for name, query in _published()),
            "",
            f"Tài khoản / accounts (mật khẩu / password: {living.password()})",
            *rows,
            "  " + ", ".join(_others()) + ": các bước ở giữa / the steps between",
            "  (công dân không cần tài khoản / citizens need no account)",
            "",
            "Dừng / stop: Ctrl-C",
            "",
        ]
    )


def _others() -> list[str]:
    shown = {a["username"] for a in living.described()["accounts"]}
    posts = living.described()["directory"]["posts"]
    return [p["person"]["username"] for p in posts if p["person"]["username"] not in shown]


def _published() -> list[tuple[str, str]]:
    """Name of each seed, and the query of its page of figures: the same ones motcua report prints."""
    seeds = [s for s in map(file.read, file.names()) if not s.watched]
    return [(s.title, f"?don-vi={s.report.unit}&tu={s.report.start}&den={s.report.end}") for s in seeds]
