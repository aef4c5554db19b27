"""What stands in the counter's form, kept word for word so that a page never loses what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from uuid import uuid4

from motcua.dossiers.terms import Applicant
from motcua.notices.terms import Wish

PRINCIPAL = ("name", "id_no", "address", "phone", "paper")


@dataclass(frozen=True, slots=True)
class Typed:
    """The form's plain fields, by their names on the page. The papers are read apart (counter.papers)."""

    key: str = ""
    unit: str = ""
    id_no: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    kind: str = "1"
    principal_name: str = ""
    principal_id_no: str = ""
    principal_address: str = ""
    principal_phone: str = ""
    principal_paper: str = ""
    query: str = ""
    procedure: str = ""
    case: str = ""
    subject: str = ""
    channel: str = "1"
    delivery: str = "counter"
    wish: str = Wish.USUAL.value
    competent: str = ""
    arrived: str = ""
    #: pages of the original, where the fee goes by them
    pages: str = ""
    #: code of another counter at which the result is fetched
    return_at: str = ""
    #: codes of the linked procedures done with this one, with a blank between
    also: str = ""
    #: the line of the card that was scanned, and the code of the dossier a person was taken over from
    card: str = ""
    earlier: str = ""
    #: "phone" once the hands have been there: it is asked for, and may stay empty
    passed: str = ""

    @property
    def linked(self) -> tuple[str, ...]:
        """The linked procedures ticked."""
        return tuple(self.also.split())

    @property
    def principal(self) -> dict[str, str]:
        """Who gave the authority to file; empty when nobody did."""
        found = {name: getattr(self, f"principal_{name}") for name in PRINCIPAL}
        return {k: v for k, v in found.items() if v} if self.principal_name else {}

    def applicant(self) -> Applicant:
        """The person as the dossier keeps them."""
        return Applicant(
            name=self.name, id_no=self.id_no, address=self.address, phone=self.phone, email=self.email,
            kind=int(self.kind) if self.kind in {"1", "2"} else 1, principal=self.principal,
        )  # fmt: skip


def read(post: Mapping[str, str]) -> Typed:
    """The form as sent: ends trimmed, blanks taken out of numbers, a key given when it has none."""
    names = [f.name for f in fields(Typed)]
    typed = Typed(**{name: " ".join(post.get(name, getattr(Typed(), name)).split()) for name in names})
    ticked = [name.removeprefix("also-") for name in post if name.startswith("also-")]
    return replace(typed, also=" ".join(ticked), id_no=_number(typed.id_no), key=typed.key or uuid4().hex)


def _number(typed: str) -> str:
    """An identity number without the blanks and dots people write in it; a passport's letters stay."""
    plain = typed.replace(" ", "").replace(".", "")
    return plain if plain.isdigit() else typed
