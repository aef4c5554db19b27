"""A dossier's page beside what the query says: the promise as a strip, the picture of the process, the acts allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from uuid import uuid4

from django.urls import reverse

from motcua.calendars.terms import Unit
from motcua.catalogue.terms import FieldKind, FormField
from motcua.doors.desk.acts.inputs import Input
from motcua.doors.desk.acts.table import AMOUNT, EARLIER, LACKING, PAGES, RESULT, WITHOUT, ActPage
from motcua.doors.kit import promise
from motcua.doors.kit.promise import Strip
from motcua.dossiers.queries import Page, TaskView
from motcua.dossiers.rules import checks, issued, sentences
from motcua.dossiers.terms import Act, Issued, Standing, asks
from motcua.kernel.text import Text
from motcua.workflow import rules as flow
from motcua.workflow.queries import process
from motcua.workflow.terms import FINISH

#: limits counted in working time; the strip says "ngày làm việc" for them
WORKING = frozenset({Unit.DAY, Unit.HOUR, Unit.SAME_DAY})
DELIVERIES = {
    "counter": Text("tại quầy", "at the counter"),
    "post": Text("qua bưu chính công ích", "by post"),
    "online": Text("bản điện tử", "electronically"),
}
CHANNELS = {
    1: Text("trực tiếp", "at the counter"),
    2: Text("trực tuyến", "online"),
    3: Text("qua bưu chính công ích", "by post"),
}
ASSISTED = Text("trực tuyến, công chức nộp hộ", "online, filed by an officer for them")
YES_NO = {"yes": Text("Có", "Yes"), "no": Text("Không", "No")}
KINDS = {0: Text("bản chính", "original"), 1: Text("bản sao", "copy"), 2: Text("bản điện tử", "electronic")}
#: what carries a matter forward stands first; what asks, second; what ends it, last
ORDER = (
    Act.ACCEPT, Act.APPROVE, Act.ANSWER, Act.TAKE, Act.COMPLETE_STEP, Act.RETURN_RESULT, Act.ACKNOWLEDGE,
    Act.SUPPLEMENT, Act.PAY, Act.DECLINE, Act.REQUEST_SUPPLEMENT, Act.ASSIGN, Act.CONSULT, Act.HAND_OVER,
    Act.REQUEST_PAYMENT, Act.RETURN_STEP, Act.EXTEND, Act.WRITE, Act.WITHDRAW, Act.STOP, Act.REFUSE, Act.FINISH,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """An act the reader may do now: its button, what it does, and where it leads."""

    page: ActPage
    address: str
    key: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the dossier."""

    name: str
    kind: Text
    count: int
    file: str


def strip(page: Page, now: datetime) -> Strip | None:
    """The promise, once there is one."""
    if page.accepted_at is None or page.due_at is None:
        return None
    return promise.strip(
        received=page.accepted_at, due=page.due_at, now=now, ledger=page.ledger, original_due=page.original_due_at,
        dates=page.dates,
        ended=page.ended_at, paused=page.paused_at is not None,
        working=page.amount is None or page.amount.unit in WORKING, verdict=page.verdict,
        state=page.state,
    )  # fmt: skip


def offers(page: Page) -> list[Offer]:
    """The acts allowed now, as the table lists them."""
    allowed = (one for one in PAGES if open_to(page, one) and _fits(page, one.act))
    found = sorted(allowed, key=lambda one: ORDER.index(one.act))
    return [Offer(one, address(page, one), uuid4().hex) for one in found]


def address(page: Page, act: ActPage) -> str:
    """Where an act of this dossier is done."""
    return reverse(f"desk:{act.name}", args=[page.code])


def open_to(page: Page, act: ActPage) -> bool:
    """Whether the reader may do it now; before acceptance there is no step to hand over, only the whole to move."""
    steps = page.accepted_at is not None or act.act is not Act.HAND_OVER or bool(act.alias)
    return act.act in page.allowed and steps


def _fits(page: Page, act: Act) -> bool:
    """What the law allows and also makes sense on the page: one button for one thing."""
    mine = [task for task in page.tasks if task.mine]
    if act is Act.TAKE:
        return any(not task.taken_by for task in mine)
    if act in {Act.COMPLETE_STEP, Act.RETURN_STEP}:
        return any(not asks(task.step) for task in mine) and not (act is Act.COMPLETE_STEP and signs(page))
    if act is Act.APPROVE:
        return signs(page)
    if act is Act.FINISH:
        return False  # completing or approving the last step finishes; a second button for it would only confuse
    return act is not Act.ANSWER or any(asks(task.step) for task in mine)


def signs(page: Page) -> bool:
    """Whether the step that waits for the reader is one to approve."""
    return any(task.mine and task.role == "head" for task in page.tasks)


def papers(page: Page) -> list[PaperLine]:
    """The papers handed in."""
    return [PaperLine(p.name, KINDS[p.kind], max(p.original + p.copy, 1), p.file) for p in page.papers]


def files(page: Page) -> frozenset[str]:
    """Keys of every file of the dossier: papers, results, answers, and what shows that work was done earlier."""
    shown = (event.evidence.file for event in page.events if event.evidence)
    given = (key for one in page.asked for key in one.files)
    sent = (key for one in page.letters for key in one.files)
    made = (key for one in page.issued for key in (one.draft, *(s.file for s in one.signatures)))
    own = (*(p.file for p in page.papers), *(r.file for r in page.results))
    return frozenset({*own, *made, *shown, *given, *sent} - {""})


def listed(page: Page, act: Act) -> Sequence[str]:
    """The papers an act's page lists: those of the procedure, then others handed in."""
    if act not in {Act.REFUSE, Act.REQUEST_SUPPLEMENT, Act.SUPPLEMENT}:
        return ()
    return list(dict.fromkeys([*(p.name for p in page.procedure.papers), *(p.name for p in page.papers)]))


def questions(page: Page, act: ActPage) -> tuple[Input, ...]:
    """What an act's page asks here: about the result too, where the act may end the dossier or hands it over; and
    whether a step was done earlier."""
    result = RESULT if _brings_result(page, act.act) and made_here(page) is None else ()
    without = (WITHOUT,) if unanswered(page, act.act) else ()
    owed = (AMOUNT,) if act.act is Act.ANSWER and _determines(page) else ()
    earlier = EARLIER if act.act in {Act.COMPLETE_STEP, Act.APPROVE} else ()
    named = (_naming(lacking(page)),) if act.act is Act.ACCEPT and lacking(page) else ()
    return (*act.inputs, *named, *result, *without, *owed, *earlier)


def lacking(page: Page) -> tuple[str, ...]:
    """The obligatory papers that are not there."""
    return checks.lacking(page.procedure.papers, [{"name": paper.name} for paper in page.papers])


def _naming(names: Sequence[str]) -> Input:
    """The question why it is accepted without them, with their names."""
    listed, asked = "; ".join(names), LACKING.label
    return replace(LACKING, label=Text(f"{asked.vi} (thiếu: {listed})", f"{asked.en} (missing: {listed})"))


def made_here(page: Page) -> Issued | None:
    """The result that is numbered and signed here already, and stands: nobody types its number again."""
    return next((p for p in reversed(page.issued) if p.signed), None)


def unsealed(page: Page) -> Issued | None:
    """The result that is signed and counts only once the agency has signed it, too."""
    last = issued.last(page.issued)
    return last if last is not None and last.standing is Standing.UNSEALED else None


def result_known(page: Page, act: Act) -> Issued | None:
    """The same, where the act would have asked for it."""
    return made_here(page) if _brings_result(page, act) else None


def _determines(page: Page) -> bool:
    """Whether the reader is asked for what the applicant owes."""
    asked = {(one.step, one.unit.id) for one in page.asked if one.pauses and one.closed_at is None}
    return any(task.mine and (task.step, task.unit.id) in asked for task in page.tasks)


def _brings_result(page: Page, act: Act) -> bool:
    if act in {Act.COMPLETE_STEP, Act.APPROVE}:
        return any(task.mine and not asks(task.step) and _may_end(task) for task in page.tasks)
    return act in {Act.FINISH, Act.RETURN_RESULT}


def _may_end(task: TaskView) -> bool:
    """Whether some way this step may end leads out of the process; a step of no process is the only one."""
    return not task.outcomes or any(FINISH in outcome.targets for outcome in task.outcomes)


def begun(page: Page, act: Act) -> dict[str, str]:
    """What an act's page already knows when it opens."""
    if act is Act.REQUEST_SUPPLEMENT:
        return _not_here(page)
    if act is Act.RETURN_RESULT:
        return {"receiver": page.applicant.name, "how": page.delivery}
    if _brings_result(page, act) and made_here(page) is None:
        return {"result_name": next(iter(page.procedure.content.result), "")}
    return {}


def _not_here(page: Page) -> dict[str, str]:
    """Each obligatory paper that was not handed in, with the one reason the file tells; of the others it tells none."""
    missing, names = lacking(page), listed(page, Act.REQUEST_SUPPLEMENT)
    return {f"reason-{n}": sentences.NOT_HERE for n, name in enumerate(names, 1) if name in missing}


def answers(page: Page) -> list[tuple[Text, Text]]:
    """The electronic form's questions and answers, in the form's order and in its words."""
    given = ((field, page.answers.get(field.id)) for field in page.procedure.form_fields)
    return [(Text(field.vi, field.en), _words(field, str(said))) for field, said in given if said not in {None, ""}]


def _words(field: FormField, said: str) -> Text:
    """An answer chosen from a list by the label it was chosen by; any other as it was typed."""
    if field.kind is FieldKind.YES_NO:
        return YES_NO.get(said, Text(said, said))
    return next((Text(one.vi, one.en) for one in field.choices if one.value == said), Text(said, said))


def unanswered(page: Page, act: Act) -> list[TaskView]:
    """Questions to other units that still wait while the reader goes on with the step."""
    return [task for task in page.tasks if asks(task.step)] if act in {Act.COMPLETE_STEP, Act.APPROVE} else []


def picture(page: Page, language: str) -> str:
    """The process with its open steps marked; empty where the procedure has none. Made by our own drawing, as SVG."""
    if page.procedure.process_id is None or page.accepted_at is None:
        return ""
    current = sorted({task.step for task in page.tasks if not asks(task.step)})
    return _drawn(page.procedure.process_id, language, tuple(current))


@lru_cache(maxsize=512)
def _drawn(process_id: int, language: str, current: tuple[str, ...]) -> str:
    return flow.svg(process(process_id).definition, current, language=language)
