"""One act's form as it stands on the file page: what it asks, what was typed, why it cannot be done now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from motcua.documents import queries as documents
from motcua.doors.desk.acts import asking
from motcua.doors.desk.acts.asking import Asked
from motcua.doors.desk.acts.options import options
from motcua.doors.desk.acts.table import ActPage
from motcua.doors.desk.file import view
from motcua.doors.kit.request import Request
from motcua.dossiers.queries import Page, TaskView
from motcua.dossiers.terms import Act, Issued
from motcua.kernel.actor import Role
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Form:
    """The act opened in place. seen: the last fact on the page its reader has before them."""

    act: ActPage
    address: str
    questions: tuple[Asked, ...]
    folded: tuple[Asked, ...]
    errors: Mapping[str, str]
    refused: Text | None
    #: something was typed and stands there still
    kept: bool
    #: not open to the reader now: only the refusal is shown
    closed: bool
    key: str
    seen: str
    unanswered: tuple[TaskView, ...]
    #: the result that goes out with it, numbered and signed already
    result: Issued | None
    #: the reader may put the agency's signature on it, which it still lacks
    seals: bool

    @property
    def unfolded(self) -> bool:
        """Something stands in the folded part, so it opens."""
        return any(asked.value or asked.error for asked in self.folded)


def form(
    request: Request,
    act: ActPage,
    page: Page,
    typed: Mapping[str, str],
    *,
    errors: Mapping[str, str] | None = None,
    refused: Text | None = None,
    closed: bool = False,
) -> Form:
    """The form of one act for this reader."""
    papers = view.listed(page, act.act)
    result = view.result_known(page, act.act)
    asked = asking.asked(view.questions(page, act), typed, errors or {}, options(request, act, page), papers)
    return Form(
        act=act, address=view.address(page, act), questions=tuple(one for one in asked if not one.folded),
        folded=tuple(one for one in asked if one.folded), errors=errors or {}, refused=refused,
        kept=request.method == "POST", closed=closed, key=typed.get("key") or uuid4().hex,
        seen=str(typed.get("seen") or page.events[-1].seq), unanswered=tuple(view.unanswered(page, act.act)),
        result=result, seals=result is not None and _seals(request, page, result),
    )  # fmt: skip


def _seals(request: Request, page: Page, result: Issued) -> bool:
    """Signed and not sealed, where the agency has a certificate and the reader may use it."""
    may = Act.SIGN in page.on_the_paper and Role.CLERK in request.actor.roles
    return may and result.awaits_seal and documents.certificate_of_unit(result.unit, request.now) is not None
