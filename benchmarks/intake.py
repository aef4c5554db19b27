"""The counter by keys alone, in a real browser: strokes and server time of one intake of each common procedure.

A line is {"bench": "intake", "procedure", "strokes", "server_ms"}. strokes: the keys a person presses from the empty
form to the slip, Enter and Space included; each was really sent to the page. A scanner types the card's line by itself,
so a scan counts as one stroke. The phone is typed, but not for certified copies, whose owner waits at the counter.
server_ms: the server's time for every request of the intake, suggestions and the slip's PDF included; no think time.
Goal: at most 60 strokes (certified copies 25), and 90 s at three strokes a second with the server's time.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import _place
from benchmarks._http import served
from benchmarks._keys import Hands, hands

ROOT = Path(__file__).resolve().parent.parent
CARD = "004190{n:06d}||Nông Thị Thử|05031990|Nữ|Tổ {n}, phường Thục Phán, Cao Bằng|01072021"
PHONE = "0912345678"
COPIES = "2.000815"
#: what a clerk types for each: code, words
COMMONEST = (
    (COPIES, "sao y"), ("2.000884", "chu ky"), ("1.001193", "khai sinh"), ("2.000635", "trich luc"),
    ("1.004873", "doc than"), ("1.000894", "ket hon"), ("1.000656", "khai tu"), ("1.001612", "ho kinh doanh"),
    ("1.001776", "tro cap xa hoi"), ("1.004859", "cai chinh ho tich"),
)  # fmt: skip


def run() -> Iterator[dict[str, Any]]:
    """One line a procedure, in the order of the list. Nothing without a Chromium, and that is said."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("!!! KHÔNG CÓ CHROMIUM: bỏ qua phép đo intake / NO CHROMIUM: skipped", file=sys.stderr)
        return
    _place.ready()
    password = _ward()
    own = {"DATABASE_URL": _place.address(), "MOTCUA_HOME": os.environ["MOTCUA_HOME"]}
    env = own | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    with served("motcua.config.wsgi:application", env) as (port, _), hands(chromium, port) as clerk:
        clerk.sign_in("motcua", password)
        for n in range(4):  # the first ones of each of two processes read the catalogue
            _taken_in(clerk, 90 + n, *COMMONEST[0])
        for n, (code, words) in enumerate(COMMONEST):
            strokes, server_ms = _taken_in(clerk, n, code, words)
            yield {"bench": "intake", "procedure": code, "strokes": strokes, "server_ms": round(server_ms, 1)}


def _ward() -> str:
    """The ward of the demonstration, without its dossiers; returns its clerk's password."""
    from django.utils import timezone

    from motcua.accounts import operations as accounts
    from motcua.directory import operations as directory
    from motcua.doors.terminal.demonstration import ground, living
    from motcua.kernel.actor import SYSTEM

    ground.lay(say=lambda _: None)
    directory.install(description=living.described()["directory"], by=SYSTEM, at=timezone.now())
    accounts.set_password(username="motcua", password=living.password(), by=SYSTEM, at=timezone.now())
    return living.password()


def _taken_in(clerk: Hands, n: int, code: str, words: str) -> tuple[int, float]:
    """One person from the card to the slip. Returns strokes and milliseconds; fails where no slip comes out."""
    clerk.begin("/quay/", "id_no")
    clerk.scan(CARD.format(n=n))
    clerk.at("phone")
    clerk.type("" if code == COPIES else PHONE, then="Enter")
    clerk.at("query")
    clerk.type(words, then="Enter")
    clerk.choose(code)
    while clerk.on_paper():
        if code == COPIES and clerk.on_last_paper():
            clerk.type("5", then="Enter")
        else:
            clerk.press("Space")
    clerk.press("Enter")
    return clerk.slip()
