"""The main ways into the desks and the pages beside the one open, shown to those who may enter them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from motcua.directory import queries as directory
from motcua.doors.kit.place import Place, place
from motcua.doors.kit.request import Request
from motcua.dossiers import queries as dossiers
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.notices import access as notices

#: an address, its words, who may enter it
Entry = tuple[str, Text, frozenset[Role]]

KEEPERS = frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK})
CATALOGUE = frozenset({Role.ADMIN, Role.REFORM})
WAYS: tuple[Entry, ...] = (
    ("/quay/", Text("Quầy tiếp nhận", "Counter"), frozenset({Role.COUNTER})),
    ("/duyet/", Text("Phê duyệt", "Approvals"), frozenset({Role.HEAD})),
    ("/sang-nay/", Text("Sáng nay", "This morning"), frozenset({Role.HEAD})),
    ("/viec/", Text("Việc của tôi", "My work"), KEEPERS),
    ("/ky/", Text("Ký số", "Sign"), frozenset({Role.CLERK})),
    ("/quet/", Text("Quét giấy hẹn", "Scan a slip"), frozenset({Role.COUNTER, Role.OFFICER, Role.CLERK})),
    ("/tim/", Text("Tìm hồ sơ", "Find a dossier"), KEEPERS),
    ("/so-ket-qua/", Text("Sổ kết quả", "Register of results"), frozenset({Role.CLERK})),
    ("/bao-cao/", Text("Báo cáo", "Reports"), frozenset({Role.REFORM, Role.HEAD})),
    ("/quy-trinh/", Text("Quy trình", "Processes"), frozenset({Role.REFORM, Role.HEAD})),
    ("/ke-hoach/", Text("Kế hoạch", "Plans"), frozenset({Role.REFORM, Role.HEAD})),
    ("/quan-tri/thu-tuc/", Text("Danh mục thủ tục", "Procedures"), frozenset({Role.REFORM})),
    ("/quan-tri/", Text("Quản trị", "Administration"), frozenset({Role.ADMIN})),
    ("/canh-bao/", Text("Cảnh báo", "Alarms"), frozenset(Role)),
)
#: the entry that says how many wait, counted no further than a list shows
WAITING, MOST_COUNTED = "/quay/truc-tuyen/", 100
#: what only those enter who answer for the messages of the whole installation
MINDED = frozenset({"/quan-tri/tin-bao/", "/quan-tri/mau-tin/"})
#: pages that belong together; the first is the one the main way leads to
SECTIONS: tuple[tuple[Text, tuple[Entry, ...]], ...] = (
    (Text("Quầy", "Counter"), (
        ("/quay/", Text("Tiếp nhận", "Intake"), frozenset({Role.COUNTER})),
        ("/quay/nhieu/", Text("Nhận nhiều", "Many at once"), frozenset({Role.COUNTER})),
        (WAITING, Text("Trực tuyến chờ tiếp nhận", "Online, waiting"), frozenset({Role.COUNTER})),
        ("/goi-so/", Text("Gọi số", "Calling"), frozenset({Role.COUNTER})),
        ("/giao-nhan/", Text("Giao nhận", "Hand-overs"), KEEPERS),
        ("/so-sach/", Text("Sổ sách", "Books"), KEEPERS),
        ("/quay/in/", Text("Hàng in", "To print"), frozenset({Role.COUNTER})),
    )),
    (Text("Quản trị", "Administration"), (
        ("/quan-tri/", Text("Cây đơn vị", "Units"), frozenset({Role.ADMIN})),
        ("/quan-tri/nguoi-dung/", Text("Người dùng", "People"), frozenset({Role.ADMIN})),
        ("/quan-tri/thu-tuc/", Text("Danh mục thủ tục", "Procedures"), CATALOGUE),
        ("/quan-tri/thu-tuc/nhap/", Text("Nhập từ tệp", "Import a file"), CATALOGUE),
        ("/quan-tri/chung-thu/", Text("Chứng thư số", "Certificates"), frozenset({Role.ADMIN})),
        ("/quan-tri/tin-bao/", Text("Tin báo", "Messages"), CATALOGUE),
        ("/quan-tri/mau-tin/", Text("Mẫu tin", "Wording"), CATALOGUE),
    )),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of a menu; `here` is what aria-current says: "page" for the page itself, "true" above it."""

    address: str
    words: Text
    here: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages that belong together, those this person may enter."""

    words: Text
    ways: tuple[Way, ...]


def ways(request: Request) -> list[Way]:
    """What this person may enter; nothing for those not signed in."""
    mine = [entry for entry in WAYS if request.actor.roles & entry[2]]
    here = _nearest(request.path, mine) or next((a for a, _, _ in _section(request.path)[1]), "")
    return [Way(a, words, _current(request.path, a, here)) for a, words, _ in mine]


def section(request: Request) -> Section | None:
    """The pages beside this one; None where there is no other."""
    words, entries = _section(request.path)
    here = _nearest(request.path, entries)
    mine = [(a, name) for a, name, allowed in entries if request.actor.roles & allowed and _minds(request, a)]
    found = tuple(Way(a, name, _current(request.path, a, here), _count(request, a)) for a, name in mine)
    return Section(words, found) if len(found) > 1 else None


def _section(path: str) -> tuple[Text, tuple[Entry, ...]]:
    return next((one for one in SECTIONS if _nearest(path, one[1])), (Text("", ""), ()))


def _nearest(path: str, entries: Iterable[Entry]) -> str:
    """The longest address that the path lies under; empty for none."""
    return max((a for a, _, _ in entries if path.startswith(a)), key=len, default="")


def _current(path: str, address: str, here: str) -> str:
    if address != here:
        return ""
    return "page" if path == address else "true"


def _minds(request: Request, address: str) -> bool:
    return address not in MINDED or notices.may_mind(request.actor, request.now)


def _count(request: Request, address: str) -> int | None:
    """How many wait; not asked where only a part of the page is drawn anew."""
    if address != WAITING or "HX-Request" in request.headers:
        return None
    return len(dossiers.to_accept(request.actor, MOST_COUNTED))


def house(request: Request) -> Place:
    """The agency whose desk this is: that of the first post worn; the site's own unit for anybody else."""
    if not request.actor.hats:
        return place(request.now)
    tree = directory.tree(timezone.localdate(request.now), request.revisions.get("directory", 0))
    unit = tree.agency(request.actor.hats[0].unit)
    return Place(unit.id, unit.name, unit.address, unit.phone)


@dataclass(frozen=True, slots=True)
class Worn:
    """A post the person wears now: its title, its unit, and for whom when they stand in."""

    title: str
    unit: str
    instead_of: str | None


def worn(request: Request) -> list[Worn]:
    """The posts of who is signed in, for the head of the page."""
    if not request.actor.hats:
        return []
    tree = directory.tree(timezone.localdate(request.now), request.revisions.get("directory", 0))
    return [Worn(hat.title, tree.unit(hat.unit).name, hat.stands_in_for) for hat in request.actor.hats]
