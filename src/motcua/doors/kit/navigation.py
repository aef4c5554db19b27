"""The main ways into the desks, shown to those who may enter them."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.doors.kit.request import Request
from motcua.kernel.actor import Role
from motcua.kernel.text import Text

WAYS: tuple[tuple[str, Text, frozenset[Role]], ...] = (
    ("/quay/", Text("Quầy tiếp nhận", "Counter"), frozenset({Role.COUNTER})),
    ("/viec/", Text("Việc của tôi", "My work"), frozenset({Role.COUNTER, Role.OFFICER, Role.HEAD, Role.CLERK})),
    ("/duyet/", Text("Phê duyệt", "Approvals"), frozenset({Role.HEAD})),
    ("/bao-cao/", Text("Báo cáo", "Reports"), frozenset({Role.REFORM, Role.HEAD})),
    ("/quan-tri/", Text("Quản trị", "Administration"), frozenset({Role.ADMIN})),
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
