"""The main ways into the desks, shown to those who may enter them."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from motcua.directory import queries as directory
from motcua.doors.kit.place import Place, place
from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role
from motcua.kernel.text import Text

WAYS: tuple[tuple[str, Text, frozenset[Role]], ...] = (
    ("/quay/", Text("Quầy tiếp nhận", "Counter"), frozenset({Role.COUNTER})),
    ("/duyet/", Text("Phê duyệt", "Approvals"), frozenset({Role.HEAD})),
    ("/sang-nay/", Text("Sáng nay", "This morning"), frozenset({Role.HEAD})),
    ("/viec/", Text("Việc của tôi", "My work"), frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK})),
    ("/ky/", Text("Ký số", "Sign"), frozenset({Role.CLERK})),
    ("/quet/", Text("Quét giấy hẹn", "Scan a slip"), frozenset({Role.COUNTER, Role.OFFICER, Role.CLERK})),
    ("/tim/", Text("Tìm hồ sơ", "Find a dossier"), frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK})),
    ("/so-ket-qua/", Text("Sổ kết quả", "Register of results"), frozenset({Role.CLERK})),
    ("/bao-cao/", Text("Báo cáo", "Reports"), frozenset({Role.REFORM, Role.HEAD})),
    ("/quy-trinh/", Text("Quy trình", "Processes"), frozenset({Role.REFORM, Role.HEAD})),
    ("/ke-hoach/", Text("Kế hoạch", "Plans"), frozenset({Role.REFORM, Role.HEAD})),
    ("/quan-tri/thu-tuc/", Text("Danh mục thủ tục", "Procedures"), frozenset({Role.REFORM})),
    ("/quan-tri/", Text("Quản trị", "Administration"), frozenset({Role.ADMIN})),
    ("/canh-bao/", Text("Cảnh báo", "Alarms"), frozenset(Role)),
)


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the main navigation."""

    address: str
    words: Text
    here: bool


def ways(request: Request) -> list[Way]:
    """What this person may enter; nothing for those not signed in."""
    roles = request.actor.roles
    return [Way(a, words, request.path.startswith(a)) for a, words, allowed in WAYS if roles & allowed]


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
