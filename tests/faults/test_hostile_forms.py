"""Whatever a browser, a robot or an enemy sends: an answer in words, never a fault, nothing written for them."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pypdf import PdfReader

from motcua.dossiers import queries
from motcua.dossiers.terms import Applicant, Channel, Paper
from motcua.kernel.actor import SYSTEM, Actor, Role
from tests import build
from tests.doors.conftest import Clock
from tests.doors.conftest import clock as clock
from tests.doors.pictures import a_png
from tests.doors.routes import Route, fillers, routes

pytestmark = pytest.mark.django_db
HTML = "<script>alert(1)</script><b>Đậm</b> & \"'`{{7*7}}{% x %}"
SQL = "Robert'); drop table dossiers_event; --%s %(x)s \\"
#: what may stand in any field
VALUES = (
    "\0", "a\0b", "-1", "99999999999999999999999999", "0" * 400, "1e309", "NaN", "٣٤", HTML, SQL, "../../../etc/passwd",
    "%00%ff", "\u202e\u0300\ufffe", "\x1b[31m\r\nSet-Cookie: a=b", "x" * 20_000, "9999-12-31", "0000-00-00",
    "0001-01-01", "9999",
    "2026-02-30T25:61", "[]", '{"a": 1}', "None", "Nguyễn " * 500, "😀" * 300,
)  # fmt: skip
#: what may stand in an address
PARTS = (
    "%00",
    "%FF%FE",
    "..%2f..%2fetc%2fpasswd",
    "%27--",
    "%3Cscript%3E",
    "x" * 3000,
    "-1",
    "9" * 40,
    "%F0%9F%98%80",
    "%0D%0Aa:b",
)
QUERY = (
    "q", "tu", "den", "sau", "don-vi", "nam", "ky", "ma", "mat", "tim", "trang", "ban", "ngay", "tiep", "ve", "chon",
    "from", "to", "level", "unit", "cap", "linh-vuc", "field", "cell", "row", "o", "den-luc", "bieu",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """A district with one dossier accepted and one waiting; a browser for each role."""

    clients: dict[str, Client]
    fillers: dict[str, str]
    codes: tuple[str, str]


@pytest.fixture
def world(clock: Clock, settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = tmp_path / "files"
    staff = build.a_staffed_district()
    people = {"counter": staff.counter, "officer": staff.officer, "head": staff.head, "clerk": staff.clerk}
    people |= {r.value: build.an_actor(f"ta-{r.value}", r, unit="H52") for r in (Role.REFORM, Role.ADMIN)}
    done = build.an_accepted_dossier(staff.counter)
    waiting = build.a_submitted_dossier()
    clients = {"anonymous": _browser(None)} | {name: _browser(actor) for name, actor in people.items()}
    drafted = clients["anonymous"].post(f"/nop/{build.PROCEDURE}/").headers["Location"].split("/")[3]
    filled = fillers(
        code=done.code, procedure=build.PROCEDURE, unit=build.DISTRICT, username="hoa",
        post=staff.counter.hats[0].post, secret=done.secret or "", draft=drafted,
    ) | {f"desk:{name} code": waiting.code for name in ("accept", "refuse", "request_supplement")}  # fmt: skip
    return World(clients, filled, (done.code, waiting.code))


def _browser(actor: Actor | None) -> Client:
    client = Client(raise_request_exception=False)
    if actor is not None:
        client.force_login(get_user_model().objects.get(pk=actor.person))
    return client


def _visitor(world: World, route: Route) -> Client:
    """Somebody who may enter there."""
    return next((client for name, client in world.clients.items() if name in route.who), world.clients["anonymous"])


class Fields(HTMLParser):
    """Names of everything a page's forms would send, with what stands there."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.choosing = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inputs, choices, buttons."""
        said = dict(attrs)
        name = said.get("name") or ""
        if tag == "select":
            self.choosing = name
        elif tag == "option" and self.choosing:
            self.found.setdefault(self.choosing, said.get("value") or "")
        elif tag in {"input", "textarea", "button"} and name and name != "csrfmiddlewaretoken":
            self.found.setdefault(name, said.get("value") or "Nguyễn Thị Thử")


def _faults(answers: Iterator[tuple[str, Any]]) -> list[str]:
    """Which were answered by a fault, or by what was sent without being escaped."""
    found = []
    for what, answer in answers:
        if answer.status_code >= 500:
            found.append(f"{what}: {answer.status_code}")
        elif not answer.streaming and b"<script>alert(1)" in answer.content:
            found.append(f"{what}: not escaped")
    return found


def test_no_form_breaks_whatever_stands_in_a_field(world: World) -> None:
    before = _seqs(world)
    assert _faults(_filled(world)) == []
    assert all(then >= seq for then, seq in zip(_seqs(world), before, strict=True))


def _filled(world: World) -> Iterator[tuple[str, Any]]:
    turn = itertools.cycle(VALUES)
    for route in routes():
        if route.name in {"kit:sign-out"}:
            continue
        client, path = _visitor(world, route), route.path(world.fillers)
        page = client.get(path)
        plain = {} if page.streaming else Fields(page.content.decode(errors="replace")).found
        for name in plain:
            for value in itertools.islice(turn, 1):
                yield f"{path} {name}={value[:30]!r}", client.post(path, plain | {name: value})
        for value in itertools.islice(turn, 2):
            yield f"{path} all={value[:30]!r}", client.post(path, dict.fromkeys([*plain, "surprise"], value))


def test_no_address_breaks_whatever_is_asked_of_it(world: World) -> None:
    assert _faults(_asked(world)) == []


def _asked(world: World) -> Iterator[tuple[str, Any]]:
    turn, parts = itertools.cycle(VALUES), itertools.cycle(PARTS)
    for route in routes():
        client, path = _visitor(world, route), route.path(world.fillers)
        for value in itertools.islice(turn, 2):
            yield f"{path}?…={value[:30]!r}", client.get(path, dict.fromkeys(QUERY, value))
        for argument in route.arguments:
            for part in itertools.islice(parts, 2):
                broken = route.path({**world.fillers, f"{route.name} {argument}": part})
                for ask in (client.get, client.post):
                    yield broken, ask(broken)
        for part in itertools.islice(parts, 1):
            yield f"{path}{part}", client.get(f"{path}{part}")


BODIES = [
    ("application/x-www-form-urlencoded", b"name=%FF%FE&key=%00&id_no=\xff\xfe&do=take-in"),
    ("application/x-www-form-urlencoded", b"&".join(b"f%d=1" % n for n in range(3000))),
    ("application/x-www-form-urlencoded; charset=nonsense", b"name=a"), ("application/json", b'{"name": "\xff'),
    ("text/plain", b"\0" * 1000), ("", b"name=a"), ("multipart/form-data", b"no boundary"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\xff\0"),
    ("multipart/form-data; boundary=" + "x" * 300, b"--"), ("multipart/form-data; boundary=\xff", b"--\xff"),
    ("application/x-www-form-urlencoded", b"name=" + b"x" * 10_000_000),
]  # fmt: skip


def test_no_body_breaks_an_address(world: World) -> None:
    def sent() -> Iterator[tuple[str, Any]]:
        bodies, methods = (
            itertools.cycle(BODIES),
            itertools.cycle(("PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE")),
        )
        for route in routes():
            client, path = _visitor(world, route), route.path(world.fillers)
            for kind, body in itertools.islice(bodies, 3):
                yield f"{path} {kind[:40]} {body[:20]!r}", client.generic("POST", path, body, content_type=kind)
            for method in itertools.islice(methods, 2):
                yield f"{method} {path}", client.generic(method, path)

    assert _faults(sent()) == []


def test_no_header_or_cookie_breaks_a_page(world: World) -> None:
    headers = [
        {"HTTP_COOKIE": "sessionid=\0; hien-thi=vi.9.9; csrftoken=<script>"}, {"HTTP_HOST": "evil.example:x"},
        {"HTTP_COOKIE": "hien-thi=" + "x" * 5000 + "; messages=%00[["}, {"HTTP_HOST": "a" * 5000},
        {"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "\0", "HTTP_HX_TARGET": HTML},
        {"HTTP_ACCEPT_LANGUAGE": "x" * 5000}, {"HTTP_IF_NONE_MATCH": "\0", "HTTP_IF_MODIFIED_SINCE": "never"},
        {"HTTP_RANGE": "bytes=9-1,-,x", "HTTP_X_FORWARDED_FOR": "';--"}, {"CONTENT_LENGTH": "-1"}, {"REMOTE_ADDR": "x"},
    ]  # fmt: skip

    def sent() -> Iterator[tuple[str, Any]]:
        for client, path in (
            (_browser(None), "/"),
            (world.clients["counter"], "/quay/"),
            (_browser(None), "/dang-nhap/"),
        ):
            for said in headers:
                yield f"{path} {said}", client.get(path, **said)  # type: ignore[arg-type]
                yield f"POST {path} {said}", client.post(path, {"username": "a"}, **said)  # type: ignore[arg-type]

    assert _faults(sent()) == []


def test_a_form_without_its_proof_of_origin_does_nothing(world: World, settings: Any) -> None:
    before = _seqs(world)
    for route in routes():
        client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        client.cookies = _visitor(world, route).cookies
        answer = client.post(route.path(world.fillers), {"do": "take-in", "name": "x", "reason": "lý do"})
        assert answer.status_code in {403, 405}, route.name
    assert _seqs(world) == before


def test_names_of_people_stand_as_typed_on_pages_and_papers(world: World) -> None:
    clerk = world.clients["counter"]
    code = _taken_in(
        world, id_no="0100000009", name=HTML, address=SQL, subject=HTML
    )  # an organisation is called anything

    for path in (f"/quay/{code}/", f"/ho-so/{code}/", "/viec/", "/tim/?q=alert"):
        page = clerk.get(path).content.decode()
        assert "<script>alert(1)" not in page and "<b>Đậm" not in page, path
    assert "&lt;script&gt;alert(1)" in clerk.get(f"/ho-so/{code}/").content.decode()
    slip = clerk.get(f"/ho-so/{code}/phieu/2.pdf")
    words = re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(slip.content)).pages))
    assert "<script>alert(1)</script>" in words and "{{7*7}}" in words and "droptabledossiers_event" in words


def _taken_in(world: World, **said: str) -> str:
    typed = {
        "key": "hostile", "id_no": "001190000001", "name": "x", "address": "x", "procedure": build.PROCEDURE,
        "channel": "1", "delivery": "counter", "paper-1": "1", "paper-1-count": "1", "paper-1-kind": "0",
        "paper-2": "1", "paper-2-count": "1", "paper-2-kind": "1", "do": "take-in", "surprise": "[]", "unit": "../..",
    }  # fmt: skip
    answer = world.clients["counter"].post("/quay/", typed | said)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"].split("/")[2]


NAMES = (
    "../../../etc/passwd.png",
    "..\\..\\x.png",
    "/etc/x.png",
    HTML + ".png",
    "a\0b.png",
    "x" * 3000 + ".png",
    "\r\nx: y.png",
)


def test_a_file_s_name_leads_nowhere(world: World, settings: Any) -> None:
    client, folder = world.clients["anonymous"], settings.MEDIA_ROOT
    draft = f"/nop/{build.PROCEDURE}/{world.fillers['draft']}"
    client.post(f"{draft}/noi-nop/", {"unit": build.DISTRICT, "case": "thuong"})
    client.post(f"{draft}/nguoi-nop/", {"name": "x", "id_no": "001190000001", "address": "x", "phone": "0900000001"})
    for name in NAMES:
        file = SimpleUploadedFile(name, a_png(), "image/png")
        answer = client.post(f"{draft}/giay-to/", {"giay-1": file, "tiep": "1"})
        raw = f'--x\r\nContent-Disposition: form-data; name="giay-1"; filename="{name}"\r\n\r\n'.encode()
        raw += a_png() + b"\r\n--x--\r\n"
        also = client.generic("POST", f"{draft}/giay-to/", raw, content_type="multipart/form-data; boundary=x")
        assert {answer.status_code, also.status_code} <= {200, 302, 400, 409, 422}, name
    outside = [p for p in folder.parent.rglob("*") if p.is_file() and folder not in p.parents]
    assert outside == [] and all("passwd" not in p.name and "script" not in p.name for p in folder.rglob("*"))


def test_operations_refuse_what_no_form_would_send(world: World) -> None:
    from motcua.dossiers.operations import submit
    from motcua.kernel.refused import Refused

    odd = [
        {"applicant": Applicant(name="a\0b")}, {"applicant": Applicant(name="\ud800")},
        {"papers": [Paper("x" * 300_000)]}, {"papers": [Paper("x", original=-1)]}, {"answers": {"a": float}},
        {"answers": {"a": "x" * 300_000}}, {"procedure": "\0"}, {"unit": "\0"}, {"case": "\0"}, {"key": "\0"},
        {"subject": "\0"}, {"channel": Channel.DIRECT}, {"competent": "\0"}, {"delivery": "\0"},
    ]  # fmt: skip
    for said in odd:
        with pytest.raises(Refused):
            submit.submit(**build.filing(**said))


def _seqs(world: World) -> list[int]:
    return [len(queries.page(SYSTEM, code).events) for code in world.codes]
