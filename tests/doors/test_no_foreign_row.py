"""Every address x every role x a foreign unit: nothing of that unit's dossiers is seen, changed or counted."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.http.response import HttpResponseBase
from django.test import Client
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from motcua.directory.terms import Level
from motcua.documents import operations as documents
from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import resolve
from motcua.dossiers.terms import Applicant, Channel, Paper
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.promises.models import Letter
from motcua.promises.operations import apologies, silence
from tests import build
from tests.directory import places
from tests.doors.conftest import Clock
from tests.doors.routes import fillers, routes

pytestmark = pytest.mark.django_db

OURS, THEIRS = "H52.30.21", "H52.30.22"
LOCAL = "1.999002"
#: what only the foreign unit's dossiers say
SAID = ("Mã Thị Dấu", "Ma Thi Dau", "001199999991", "0987650001", "Bản Dấu Hiệu", "khai cho cháu Dấu Ấn", "dau-vet.pdf")
THEM = Applicant(name=SAID[0], id_no=SAID[2], phone=SAID[3], address=SAID[4])
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n"
    b"0000000052 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n160\n%%EOF\n"
)
#: differs on every page by design: proofs of origin and keys of idempotence
RANDOM = re.compile(r'(csrfmiddlewaretoken" value="|X-CSRFToken": "|name="key[^"]*" value=")[^"]*')
ANSWERS = {200, 204, 302, 303, 400, 403, 404, 405, 409, 422}
ENDS_SESSION = {"kit:sign-out", "kit:sign-in", "kit:password"}


@dataclass(frozen=True)
class World:
    """Two communes: people of every role in ours, dossiers in theirs."""

    visitors: dict[str, Actor | None]
    clerk: Actor
    officer: Actor
    code: str
    codes: tuple[str, ...]
    fillers: dict[str, str]


@pytest.fixture
def world(clock: Clock) -> World:
    build.a_district()
    places.a_unit(f"{THEIRS}.0", "Bộ phận Một cửa xã Mường Sang", Level.COUNTER, THEIRS)
    build.a_procedure(LOCAL, level=Level.COMMUNE, definition=None)
    clerk = build.an_actor("cua-ho", Role.COUNTER, unit=f"{THEIRS}.0")
    officer = build.an_officer("ho", THEIRS)
    kept = documents.store(name=SAID[6], stream=io.BytesIO(PDF), at=build.MORNING)
    codes = (_theirs(clerk, str(kept.key)), _theirs(clerk, ""), _waiting())
    apologies.draft(at=build.MORNING, red=Dossier.objects.filter(code=codes[0]).values_list("pk", flat=True))
    _mine()
    silence.sweep(at=build.MORNING + timedelta(days=9))
    visitors: dict[str, Actor | None] = {r.value: build.an_actor(f"ta-{r.value}", r, unit=_seat(r)) for r in Role}
    filled = _fillers(codes[0], str(kept.key), clerk)
    return World(visitors | {"anonymous": None}, clerk, officer, codes[0], codes, filled)


def _seat(role: Role) -> str:
    return f"{OURS}.0" if role is Role.COUNTER else OURS


def _theirs(clerk: Actor, file: str) -> str:
    papers = [Paper("Đơn đề nghị", file=file), Paper("Bản sao giấy tờ")]
    done = build.an_accepted_dossier(
        clerk, procedure=LOCAL, unit=f"{THEIRS}.0", applicant=THEM, subject=SAID[5], papers=papers
    )
    return done.code


def _waiting() -> str:
    done = build.a_submitted_dossier(
        procedure=LOCAL, unit=f"{THEIRS}.0", applicant=THEM, subject=SAID[5], channel=Channel.ONLINE
    )
    return done.code


def _mine() -> None:
    """One of ours, so that lists are not empty for want of anything to show."""
    clerk = build.an_actor("cua-ta", Role.COUNTER, unit=f"{OURS}.0")
    build.an_accepted_dossier(clerk, procedure=LOCAL, unit=f"{OURS}.0")


def _fillers(code: str, key: str, clerk: Actor) -> dict[str, str]:
    """Always the foreign unit's."""
    letter = str(Letter.objects.get().pk)
    return fillers(
        code=code, procedure=LOCAL, unit=THEIRS, username="cua-ho", post=clerk.hats[0].post, key=key, letter=letter
    )


def _seated(actor: Actor | None) -> Client:
    client = Client()
    if actor is not None:
        client.force_login(get_user_model().objects.get(pk=actor.person))
    return client


def _open(client: Client, path: str, method: str) -> HttpResponseBase:
    query = {"q": "Dau", "tu": "2026-03-01", "den": "2026-03-31", "from": "2026-03-01", "to": "2026-03-31"}
    return client.get(path, query) if method == "GET" else client.post(path, {"note": "x", "reason": "thử", "q": "Dau"})


def _said(answer: HttpResponseBase) -> str:
    """Everything an answer says, whatever its kind."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    kind = answer.headers.get("Content-Type", "")
    where = answer.headers.get("Location", "") + answer.headers.get("Content-Disposition", "")
    if "pdf" in kind:
        return where + " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages)
    if "sheet" in kind:
        book = CalamineWorkbook.from_filelike(io.BytesIO(body))
        return where + " ".join(str(book.get_sheet_by_name(n).to_python()) for n in book.sheet_names)
    return where + body.decode("utf-8", errors="replace")


def _leaks(world: World, path: str, said: str) -> list[str]:
    codes = [code for code in world.codes if code not in path]
    return [mark for mark in (*SAID, *codes) if mark in said]


def _visits(world: World) -> Iterator[tuple[str, str, str, HttpResponseBase]]:
    for role, actor in world.visitors.items():
        client = _seated(actor)
        for route in routes():
            for method in ("GET", "POST"):
                path = route.path(world.fillers)
                yield path, role, method, _open(client, path, method)
            if route.name in ENDS_SESSION:
                client = _seated(actor)


def test_every_argument_of_every_address_has_a_filler(world: World) -> None:
    bare = [f"{r.name}: {a}" for r in routes() for a in r.arguments if r.filler(a, world.fillers) is None]
    assert bare == [], "add what fills them to routes.COMMON, so that the walk below covers the new address"


def test_their_own_clerk_does_see_what_nobody_else_may(world: World) -> None:
    client = _seated(world.clerk)
    page = _said(_open(client, f"/ho-so/{world.code}/", "GET"))
    assert all(mark in page for mark in (SAID[0], *SAID[2:6]))
    assert world.code in _said(_open(_seated(world.officer), "/viec/", "GET"))
    assert SAID[0] in _said(_open(client, f"/ho-so/{world.code}/phieu/2.pdf", "GET"))
    assert _open(client, f"/ho-so/{world.code}/tap-tin/{world.fillers['key']}/", "GET").status_code == 200


def test_no_address_shows_or_changes_a_foreign_row_to_any_role(world: World) -> None:
    before, found = _facts(world), []
    for path, role, method, answer in _visits(world):
        if answer.status_code not in ANSWERS:
            found.append(f"{method} {path} as {role}: {answer.status_code}")
        found += [f"{method} {path} as {role} says “{mark}”" for mark in _leaks(world, path, _said(answer))]
    assert found == []
    assert _facts(world) == before


def _facts(world: World) -> list[int]:
    return [len(queries.page(SYSTEM, code).events) for code in world.codes]


def test_nothing_a_foreign_unit_does_changes_a_page_or_a_count_of_ours(world: World) -> None:
    before = _pages(world)
    for _ in range(3):
        code = _theirs(world.clerk, "")
        resolve.take(code=code, by=world.officer, at=build.MORNING)
    after = _pages(world)
    assert [where for where in before if before[where] != after[where]] == []


def _pages(world: World) -> dict[str, str]:
    """What every signed-in role reads at every desk; open figures are for everybody and count everybody's."""
    pages = {}
    for role, actor in world.visitors.items():
        client = _seated(actor)
        for route in routes():
            if not route.public:
                path = route.path(world.fillers)
                pages[f"{path} as {role}"] = RANDOM.sub("", _said(_open(client, path, "GET")))
    return pages
