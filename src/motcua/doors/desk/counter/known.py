"""What need not be asked again: filled in from the card or an earlier dossier, and marked with where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from motcua.audit import operations as audit
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.doors.desk.counter import card, checking
from motcua.doors.desk.counter.typed import Typed
from motcua.doors.kit import formats
from motcua.doors.kit.request import Request
from motcua.dossiers import queries
from motcua.dossiers.queries import Known
from motcua.kernel.text import Text

CARD = Text("thẻ căn cước", "identity card")
#: what an earlier dossier may fill
FIELDS = ("id_no", "name", "address", "phone", "email")


@dataclass(frozen=True, slots=True)
class Person:
    """The left column after looking: what stands in it, where it came from, who else may be meant."""

    typed: Typed
    #: by field: the source of what stands in it
    marks: dict[str, Text] = field(default_factory=dict)
    #: people of that name, to choose from
    people: tuple[Known, ...] = ()
    #: why a scanned line could not be read
    unreadable: Text | None = None
    #: words said to who looked in vain
    said: Text | None = None


def fill(request: Request, typed: Typed, chosen: str = "") -> Person:
    """Read a scanned card, take over a person chosen or known by number, or list those of a typed name."""
    if card.is_scan(typed.id_no):
        try:
            typed = _scanned(typed, request)
        except card.Unreadable as no:
            return Person(typed, unreadable=no.words)
    typed, earlier = _same_person(request, typed)
    if chosen:
        earlier = queries.known_from(request.actor, chosen)
        typed = _taken_over(request, typed, earlier, FIELDS)
    elif _is_name(typed.id_no):
        return _of_that_name(request, typed)
    elif earlier is None and _lacks(typed):
        earlier = next(iter(queries.known(request.actor, typed.id_no, 1)), None)
        typed = _taken_over(request, typed, earlier, [name for name in FIELDS if not getattr(typed, name)])
    return Person(typed, dict(_marks(request, typed, earlier)))


def _scanned(typed: Typed, request: Request) -> Typed:
    found = card.read(typed.id_no, day_of(request.now))
    return replace(typed, id_no=found.number, name=found.name, address=found.address, card=typed.id_no)


def _same_person(request: Request, typed: Typed) -> tuple[Typed, Known | None]:
    """What came from somebody else's dossier goes when the number is no longer theirs."""
    earlier = queries.known_from(request.actor, typed.earlier) if typed.earlier else None
    if earlier is None or earlier.id_no == typed.id_no:
        return typed, earlier
    foreign = {name: "" for name in FIELDS[1:] if getattr(typed, name) == getattr(earlier, name)}
    return replace(typed, earlier="", **foreign), None


def _is_name(said: str) -> bool:
    return len(said) > 1 and not any(sign.isdigit() for sign in said)


def _lacks(typed: Typed) -> bool:
    return checking.is_number(typed.id_no) and not (typed.name and typed.address and typed.phone)


def _taken_over(request: Request, typed: Typed, earlier: Known | None, names: list[str] | tuple[str, ...]) -> Typed:
    """The fields named, from the earlier dossier; that it was read leaves a trace its owner can see."""
    if earlier is None:
        return typed
    audit.trace_reading(subject=earlier.code, what=Look.SEARCH, by=request.actor, at=request.now)
    said = {name: getattr(earlier, name) for name in names}
    return replace(typed, earlier=earlier.code, kind=earlier.kind or typed.kind, **said)


def _of_that_name(request: Request, typed: Typed) -> Person:
    found = tuple(queries.known(request.actor, typed.id_no))
    if found:
        return Person(typed, people=found)
    moved = replace(typed, name=typed.id_no, id_no="")
    return Person(moved, said=Text(
        f"Chưa có hồ sơ nào của “{typed.id_no}” tại đơn vị: đã chép sang ô họ tên, hãy gõ số định danh.",
        f"No dossier of “{typed.id_no}” here yet: moved to the name field, please type the number.",
    ))  # fmt: skip


def _marks(request: Request, typed: Typed, earlier: Known | None) -> Iterator[tuple[str, Text]]:
    if earlier is not None:
        day = formats.day(earlier.filed)
        source = Text(f"hồ sơ {earlier.code} ngày {day}", f"dossier {earlier.code} of {day}")
        yield from ((n, source) for n in FIELDS if getattr(typed, n) and getattr(typed, n) == getattr(earlier, n))
    yield from ((name, CARD) for name, said in _on_card(request, typed).items() if getattr(typed, name) == said)


def _on_card(request: Request, typed: Typed) -> dict[str, str]:
    """What the card scanned before says; nothing when none was, or when that line was meddled with."""
    try:
        found = card.read(typed.card, day_of(request.now))
    except card.Unreadable:
        return {}
    return {"id_no": found.number, "name": found.name, "address": found.address}
