"""What the holder of a slip sees: who has it, since when, until when, and what they must do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from motcua.audit import queries as audit
from motcua.audit.operations import trace_reading
from motcua.audit.terms import Look
from motcua.calendars.rules import day_of
from motcua.calendars.terms import LedgerLine
from motcua.catalogue import queries as catalogue
from motcua.directory.terms import UnitView
from motcua.dossiers import rules
from motcua.dossiers.queries.bundles import Sibling, siblings
from motcua.dossiers.queries.ledger import answer_by, days, opening_after
from motcua.dossiers.queries.letters import LetterView, letters_of
from motcua.dossiers.queries.reading import Whole, whole
from motcua.dossiers.queries.results import ResultView, results_of
from motcua.dossiers.rules import promised, requests, telling, undoing, waiting
from motcua.dossiers.rules.promised import Promised
from motcua.dossiers.terms import (
    CITIZENS,
    GIVEN,
    OPEN,
    OPINION,
    STATE_NAMES,
    Act,
    Channel,
    Fact,
    Open,
    PaperReason,
    State,
    Verdict,
    asks,
)
from motcua.kernel.actor import citizen
from motcua.kernel.refused import NotYours
from motcua.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Holder:
    """A unit that has the dossier now, for which step, since when and until when."""

    unit: UnitView
    step: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Past:
    """One thing that happened, without names of officials."""

    at: datetime
    act: Act
    sentence: Text
    unit: UnitView | None


@dataclass(frozen=True, slots=True)
class Tracking:
    """A dossier as its owner sees it. Nothing personal: the code may have been read over a shoulder."""

    code: str
    procedure_code: str
    procedure_name: str
    unit: UnitView
    intake_unit: UnitView
    channel: Channel
    state: State
    state_name: Text
    submitted_at: datetime
    #: by when its owner hears whether it is accepted
    answer_by: datetime
    accepted_at: datetime | None
    original_due_at: datetime | None
    due_at: datetime | None
    paused_at: datetime | None
    ended_at: datetime | None
    returned_at: datetime | None
    verdict: Verdict | None
    extensions: int
    waiting: bool
    #: the counter at which the result is fetched
    return_unit: UnitView
    #: code of the first dossier of its bundle, and the others of it; after: the one this one waits for
    bundle: str
    siblings: tuple[Sibling, ...]
    after: str
    holders: tuple[Holder, ...]
    todo: Text
    asked: tuple[PaperReason, ...]
    charges: tuple[tuple[str, int], ...]
    ledger: tuple[LedgerLine, ...]
    dates: tuple[Promised, ...]
    past: tuple[Past, ...]
    #: seq and form of each legal form that went out
    forms: tuple[tuple[int, str, str], ...]
    #: names of the papers handed in
    papers: tuple[str, ...]
    results: tuple[ResultView, ...]
    allowed: tuple[Act, ...]
    letters: tuple[LetterView, ...]


#: how whoever holds the slip is called where their look is noted
OWNER = citizen("Người nộp")
#: the office's own: who took a step, and the result while it is a draft
UNTOLD = frozenset({Act.TAKE, Act.ASSIGN, Act.TRANSFER, Act.ISSUE, Act.SIGN, Act.FILL})


def tracking(code: str, secret: str, at: datetime | None = None) -> Tracking:
    """The dossier of somebody who holds its slip. One SQL; one more for a bundle. at: the moment of reading; what its
    owner has seen can no longer be taken back, so the first look at such an act leaves its trace (two SQL).

    Raises NotYours on a wrong pair, not saying which half.
    """
    code = code.strip().upper()
    if not rules.is_secret_of(secret, code, settings.TRACKING_KEY):
        raise _wrong()
    try:
        read = whole(code, ("true", ()))
    except NotYours:
        raise _wrong() from None
    if at is not None:
        _seen(read, at)
    return _tracking(read)


def _seen(read: Whole, at: datetime) -> None:
    """Note the first look at an act that somebody could still undo."""
    last, code = read.facts[-1], read.held.code
    if last.act in UNTOLD or not undoing.may_be_undone(last, at):
        return
    looked = audit.last_read([code], Look.TRACK).get(code)
    if looked is None or looked < last.recorded_at:
        trace_reading(subject=code, what=Look.TRACK, by=OWNER, at=at)


def _wrong() -> NotYours:
    return NotYours(
        "Mã hồ sơ hoặc mã tra cứu không đúng. Cả hai in trên giấy tiếp nhận; kiểm tra lại từng ký tự.",
        "The code or the look-up secret is wrong. Both stand on the slip; check each character.",
    )


def _tracking(read: Whole) -> Tracking:
    held = read.held
    tree = read.tree(day_of(held.submitted_at))
    version = catalogue.version(held.version)
    asked = read.last(Act.REQUEST_SUPPLEMENT) if held.waiting or held.state is State.SUPPLEMENT else None
    due = read.last(Act.REQUEST_PAYMENT) if held.state is State.PAYMENT else None
    return Tracking(
        code=held.code, procedure_code=version.procedure_code, procedure_name=version.name, unit=tree.unit(held.unit),
        intake_unit=tree.unit(held.intake_unit), channel=held.channel, state=held.state,
        state_name=STATE_NAMES[held.state], submitted_at=held.submitted_at, answer_by=answer_by(read),
        accepted_at=held.accepted_at,
        original_due_at=held.original_due_at, due_at=held.due_at, paused_at=held.paused_at, ended_at=held.ended_at,
        returned_at=held.returned_at, verdict=held.verdict, extensions=held.extensions, waiting=held.waiting,
        return_unit=tree.unit(held.returns_at), bundle=held.bundle,
        siblings=siblings(held, read.revisions.get("directory", 0)), after=held.after,
        holders=_holders(read), todo=_todo(read, asked, due), ledger=days(read),
        dates=promised.unnamed(promised.ledger(read.facts)),
        asked=tuple(PaperReason(**r) for r in asked.data["reasons"]) if asked else (),
        charges=tuple((i["name"], i["amount"]) for i in due.data["items"]) if due else (),
        past=tuple(_past(f, read) for f in read.facts if _told(f)),
        forms=tuple((f.seq, f.form, f.form_no) for f in read.facts if f.form),
        papers=tuple(dict.fromkeys(p["name"] for p in held.papers)), results=_in_force_first(results_of(read.facts)),
        letters=letters_of(read),
        allowed=tuple(a for a in Act if a in CITIZENS and a is not Act.SUBMIT and rules.may(a, held.state)),
    )  # fmt: skip


def _holders(read: Whole) -> tuple[Holder, ...]:
    """Whoever has a step open; the counter while nobody has accepted it."""
    held = read.held
    found = tuple(_holder(t, read) for t in held.tasks if t.step != OPINION)
    if held.state is State.REGISTERED:
        counter = read.tree(day_of(held.submitted_at)).unit(held.intake_unit)
        return (Holder(counter, "Kiểm tra, tiếp nhận hồ sơ", held.submitted_at, None),)
    return found


def _holder(task: Open, read: Whole) -> Holder:
    """Of a part done elsewhere, its kind only: the question is between officials."""
    name = requests.kind_of(task.step, day_of(task.since)).name.vi if asks(task.step) else task.name
    return Holder(read.tree(day_of(task.since)).unit(task.unit), name, task.since, task.until)


def _past(fact: Fact, read: Whole) -> Past:
    unit = read.tree(day_of(fact.recorded_at)).unit(fact.unit) if fact.unit else None
    return Past(fact.counts_at, fact.act, telling.to_its_owner(fact), unit)


def _in_force_first(found: tuple[ResultView, ...]) -> tuple[ResultView, ...]:
    """What its owner is to use stands above what was replaced or revoked."""
    return tuple(sorted(found, key=lambda one: not one.stands))


def _told(fact: Fact) -> bool:
    """Whether its owner reads of it: of what they were given, not of the office's own doing and undoing."""
    act = Act(fact.data["undone"]) if fact.act is Act.UNDO else fact.act
    return act not in UNTOLD or _corrects(fact)


def _corrects(fact: Fact) -> bool:
    """Whether it takes back a result its owner had, or could have."""
    return fact.state in GIVEN and "former" in fact.data


def _taken_back(read: Whole) -> Text | None:
    """What to do about a result that was given and holds no longer; None while all is well."""
    found = results_of(read.facts)
    last = next((f for f in reversed(read.facts) if f.act is Act.RETURN_RESULT or _corrects(f)), None)
    if last is None or last.act is Act.RETURN_RESULT:
        return None
    if any(r.stands for r in found):
        return Text(
            "Bỏ bản cũ, dùng kết quả mới: tải ở trang này hoặc đến quầy nhận bản giấy.",
            "Leave the former result and use the new one: download it here or fetch it at the counter.",
        )
    return Text(
        "Không dùng kết quả đã bị thu hồi. Cơ quan sẽ báo khi có kết quả khác; không đồng ý thì Ông/Bà có quyền "
        "khiếu nại.",
        "Do not use the result that was revoked. You will hear when there is another; you may complain.",
    )


def _todo(read: Whole, asked: Fact | None, due: Fact | None) -> Text:
    """What the applicant must do now; mostly: nothing but wait."""
    held = read.held
    if asked is not None:
        names = "; ".join(f"{r['paper']} ({r['reason'].rstrip(' .')})" for r in asked.data["reasons"])
        return Text(f"Bổ sung giấy tờ: {names}.", f"Hand in these papers: {names}.")
    if due is not None and "waits" in due.data:
        unit, what = due.data["waits_for"], due.data["waits"].lower()
        return Text(
            f"Chưa phải làm gì: chờ {unit} {what}; thời gian này không tính vào hạn.",
            f"Nothing yet: {unit} is determining what you have to pay; that time does not count.",
        )
    if due is not None:
        total = f"{due.data['total']:,}".replace(",", ".")
        return Text(f"Nộp {total} đồng để hồ sơ được giải quyết tiếp.", f"Pay {total} đồng so that work goes on.")
    if (back := _taken_back(read)) is not None:
        return back
    if held.state is State.FINISHED:
        return _fetch(read)
    if held.state in OPEN and held.due_at:
        return waiting.nothing_but_wait(held.due_at, opening_after(read, held.due_at))
    if held.state is State.REGISTERED and held.after:
        return Text(
            f"Không phải làm gì thêm: hồ sơ này bắt đầu khi hồ sơ {held.after} có kết quả.",
            f"Nothing: this one begins when dossier {held.after} has its result.",
        )
    if held.state is State.REGISTERED:
        return Text(
            "Chờ bộ phận một cửa kiểm tra; chậm nhất 8 giờ làm việc sau khi nộp sẽ có trả lời.",
            "Wait for the counter's check: it answers within 8 working hours.",
        )
    return Text("Không phải làm gì thêm: hồ sơ đã kết thúc.", "Nothing: the matter is closed.")


def _fetch(read: Whole) -> Text:
    place = read.tree(day_of(read.held.submitted_at)).unit(read.held.returns_at)
    where = f"{place.name}{', ' + place.address if place.address else ''}"
    if read.held.delivery == "post":
        return Text("Chờ bưu chính chuyển kết quả đến địa chỉ đã đăng ký.", "Wait for the post to bring the result.")
    if any(r.file and r.stands for r in results_of(read.facts)):
        return Text(
            f"Tải kết quả bản điện tử ở trang này. Cần bản giấy: đến {where}.",
            f"Download the electronic result on this page. For a paper copy: {where}.",
        )
    if read.held.delivery == "online":
        return Text(
            f"Cơ quan chưa cấp được bản điện tử. Đến nhận bản giấy tại {where}.",
            f"There is no electronic copy yet. Fetch the paper at {where}.",
        )
    return Text(f"Đến nhận kết quả tại {where}.", f"Fetch the result at {where}.")
