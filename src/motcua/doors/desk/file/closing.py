"""Closing a step in one press: which step, what opens then, and who is told."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from motcua.dossiers.queries import Page, TaskView
from motcua.dossiers.terms import Act, asks
from motcua.kernel.text import Text
from motcua.workflow.terms import FINISH, Outcome

ENDS = Text(
    "Hồ sơ giải quyết xong, đồng hồ dừng, kết quả về quầy trả; người nộp được báo đến nhận.",
    "The dossier is finished, its clock stops, the result goes to the counter; the applicant is told to fetch it.",
)


@dataclass(frozen=True, slots=True)
class Closing:
    """One step the reader may close now, going forward."""

    step: str
    name: str
    outcome: str
    tells: Text
    key: str


def closings(page: Page) -> list[Closing]:
    """The reader's open steps, each with what closing it does."""
    if not {Act.COMPLETE_STEP, Act.APPROVE} & set(page.allowed):
        return []
    return [_closing(page, task) for task in page.tasks if task.mine and not asks(task.step)]


def _closing(page: Page, task: TaskView) -> Closing:
    forward = next((outcome for outcome in task.outcomes if not outcome.returns), None)
    return Closing(task.step, task.name, forward.id if forward else "", _tells(page, forward), uuid4().hex)


def _tells(page: Page, forward: Outcome | None) -> Text:
    definition = page.procedure.definition
    if forward is None or definition is None or FINISH in forward.targets:
        return ENDS
    steps = [definition.by_id[target] for target in forward.targets if target in definition.by_id]
    vi, en = (", ".join(f"“{name}”" for name in names) for names in (
        [s.name for s in steps], [s.en or s.name for s in steps],
    ))  # fmt: skip
    return Text(
        f"Hồ sơ sang bước {vi}: người làm bước ấy thấy trong Việc của tôi, người nộp thấy ở trang theo dõi.",
        f"The dossier goes on to {en}: whoever does it sees it in their work, the applicant where they follow it.",
    )
