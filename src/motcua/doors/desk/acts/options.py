"""What may be chosen on an act's page: units, steps, outcomes, ways of handing over."""

from __future__ import annotations

from datetime import date

from motcua.calendars.rules import day_of
from motcua.directory import queries as directory
from motcua.directory.queries import Tree
from motcua.directory.terms import PARTS, UnitView
from motcua.doors.desk.acts.asking import Option
from motcua.doors.desk.acts.inputs import Kind
from motcua.doors.desk.acts.table import ActPage
from motcua.doors.desk.file.view import DELIVERIES
from motcua.doors.kit.request import Request
from motcua.dossiers.queries import Page, TaskView
from motcua.dossiers.rules.between import Asking, limits_on
from motcua.dossiers.rules.papers import limit_text
from motcua.dossiers.terms import Act, asks
from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.work import queries as work
from motcua.work.queries import Hand

DONE = Text("Hoàn thành", "Done")


def options(request: Request, act: ActPage, page: Page) -> dict[Kind, tuple[Option, ...]]:
    """The lists this act's inputs choose from."""
    language = request.reader.language
    asked = {one.kind for one in act.inputs}
    found: dict[Kind, tuple[Option, ...]] = {}
    if Kind.UNIT in asked:
        found[Kind.UNIT] = _units(request, page, answering=False)
    if Kind.UNITS in asked:
        found[Kind.UNITS] = _units(request, page, answering=True)
    if Kind.REQUEST in asked:
        found[Kind.REQUEST] = tuple(_kind(one, language) for one in _kinds(request, page))
    if Kind.PERSON in asked:
        found[Kind.PERSON] = tuple(Option(str(h.who.person), hand(h).to(language)) for h in _hands(request, page))
    if Kind.AGENCY in asked:
        found[Kind.AGENCY] = tuple(Option(u.code, u.name) for u in _agencies(request, page))
    if Kind.STEP in asked:
        found[Kind.STEP] = tuple(Option(t.step, f"{t.name} – {t.unit.name}") for t in _steps(act.act, page))
    if Kind.OUTCOME in asked:
        found[Kind.OUTCOME] = _outcomes(act.act, page, language)
    if Kind.DELIVERY in asked:
        found[Kind.DELIVERY] = tuple(Option(k, words.to(language)) for k, words in DELIVERIES.items())
    return found


def hand(one: Hand) -> Text:
    """Somebody with what they have in hand."""
    who, load = f"{one.who.name}, {one.who.title}", one.load
    vi, en = (f", {load.late} quá thời gian", f", {load.late} past their time") if load.late else ("", "")
    return Text(f"{who} – đang giữ {load.open} việc{vi}", f"{who} – has {load.open}{en}")


def _hands(request: Request, page: Page) -> list[Hand]:
    """Who does one of the steps now open."""
    return work.hands(request.actor, {(task.role, task.unit.id) for task in page.tasks}, request.now)


def _steps(act: Act, page: Page) -> list[TaskView]:
    """The open steps an act may be about: requests are answered, the process's own steps done, both signed for."""
    if act is Act.ANSWER:
        return [task for task in page.tasks if task.mine and asks(task.step)]
    if act in {Act.TAKE, Act.DECLINE}:
        return [task for task in page.tasks if task.mine]
    return [task for task in page.tasks if not asks(task.step)]


def _kinds(request: Request, page: Page) -> list[Asking]:
    known = limits_on(day_of(request.now)).requests
    return [one for one in known if one.fits(page.procedure.field_name)]


def _kind(one: Asking, language: str) -> Option:
    stands = Text(", đồng hồ của hồ sơ dừng", ", the dossier's clock stands") if one.pauses else Text("", "")
    words = Text(f"{one.name.vi} ({limit_text(one.within)}{stands.vi})", f"{one.name.en} ({one.within}{stands.en})")
    return Option(one.id, words.to(language))


def _units(request: Request, page: Page, *, answering: bool) -> tuple[Option, ...]:
    """The living units of the province, those of the deciding agency first; answering: only those in which a question
    finds somebody to answer it."""
    tree = directory.tree(day_of(request.now), request.revisions.get("directory", 0))
    near = tree.subtree(tree.living(page.unit.id) or page.unit.id)

    def place(unit: UnitView) -> tuple[bool, str]:
        return unit.id not in near, unit.code

    here = _province(tree, page)
    units = _answering(request, tree, here) if answering else [unit for unit in tree if unit.id in here]
    return tuple(Option(unit.code, unit.name) for unit in sorted(units, key=place))


def _agencies(request: Request, page: Page) -> list[UnitView]:
    """Agencies that decide on matters of this level first, then those of other levels; not the one that has it."""
    tree = directory.tree(day_of(request.now), request.revisions.get("directory", 0))
    found = [unit for unit in tree if unit.level not in PARTS and unit.id != page.unit.id]
    return sorted(found, key=lambda unit: (unit.level is not page.procedure.level, unit.code))


def _province(tree: Tree, page: Page) -> frozenset[int]:
    """The ids of every unit under the same top as the one that decides."""
    return tree.subtree((page.unit, *tree.ancestors(page.unit.id))[-1].id)


def _answering(request: Request, tree: Tree, here: frozenset[int]) -> list[UnitView]:
    """Those where an officer sits or somebody stands in for one: who may give an opinion."""
    day = day_of(request.now)
    chairs = directory.posts(here, day, request.revisions.get("directory", 0))
    return [tree.unit(number) for number in {chair.unit for chair in chairs if _answers(chair, day)}]


def _answers(chair: directory.PostView, day: date) -> bool:
    here = (chair.holder is not None and chair.holder.active) or any(
        bool(one.name) and one.starts <= day <= one.ends for one in chair.stand_ins
    )
    return Role.OFFICER in chair.roles and here


def _outcomes(act: Act, page: Page, language: str) -> tuple[Option, ...]:
    """The ways the reader's open steps may end, those that go forward first."""
    mine = [task for task in page.tasks if task.mine and not asks(task.step)]
    steps = [t for t in mine if (t.role == "head") is (act is Act.APPROVE)] or mine
    return tuple(option for task in steps for option in _of_step(task, len(steps) > 1, language))


def _of_step(task: TaskView, several: bool, language: str) -> list[Option]:
    before = f"{task.name}: " if several else ""
    if not task.outcomes:
        return [Option(f"{task.step}:", before + DONE.to(language))]
    found = sorted(task.outcomes, key=lambda outcome: outcome.returns)
    return [Option(f"{task.step}:{o.id}", before + (o.en if language == "en" and o.en else o.name)) for o in found]
