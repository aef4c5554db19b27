"""A district in the middle of its work: something stands on every page, and every argument has a filler.

Names of people, places and procedures are as long as they really come.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.catalogue.operations import deciding, proposing
from motcua.catalogue.terms import Case, Content, FieldKind, FormField, Paper
from motcua.documents import operations as documents
from motcua.documents.terms.signatures import Holds
from motcua.dossiers import queries, record, terms
from motcua.dossiers.models import Dossier
from motcua.dossiers.operations import decide, intake, outcomes, resolve
from motcua.dossiers.terms import Applicant, PaperReason
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.notices import operations as notices
from motcua.promises.models import Letter
from motcua.promises.operations import apologies, forecasting, silence
from motcua.queueing.operations import arranging, booking
from motcua.queueing.operations.arranging import GroupSaid
from motcua.work import operations as work
from motcua.work.terms import Deed
from tests import build
from tests.changes import world as plans
from tests.documents import pki, sheets
from tests.doors.routes import fillers
from tests.queueing import hall

#: when somebody looks: five days after MORNING, so that something is late and something waits for an apology
NOW = build.at("09:00", date(2026, 3, 9))
LONG = "Nguyễn Phước Công Huyền Tôn Nữ Hoàng Kim Phượng"
MATTER = (
    "Chứng thực hợp đồng, giao dịch liên quan đến tài sản là động sản, quyền sử dụng đất và nhà ở của hộ gia đình, "
    "cá nhân đồng bào dân tộc thiểu số ở xã, thôn đặc biệt khó khăn"
)
PERSON = Applicant(
    name=LONG, id_no="001190000001", address="Bản Co Phương 2, tiểu khu Nhà máy Chè, xã Đông Sang, huyện Mộc Châu",
    phone="0900000001", email="phuong.nguyen-phuoc-cong-huyen-ton-nu@thu-dien-tu.example",
)  # fmt: skip
CONTENT = Content(
    papers=(
        Paper(name="Đơn đề nghị", originals=1),
        Paper(name="Giấy tờ chứng minh quyền sở hữu, quyền sử dụng đối với tài sản phải đăng ký", required=False),
        Paper(name="Căn cước", replaced_by="CSDL quốc gia về dân cư"),
    ),
    form=(FormField(id="ngay_sinh", vi="Ngày sinh", en="Date of birth", kind=FieldKind.DATE),),
    cases=(Case(code="xac-minh", name="Phải xác minh tại nơi có tài sản", legal_limit="8d", committed_limit="8d"),),
)  # fmt: skip
MANY = 12


@dataclass
class District:
    """Its people, their sessions, and what fills the arguments of the program's addresses."""

    people: dict[str, Actor] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    fillers: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)

    def seated(self, role: str) -> Client:
        """A browser in which that person has signed in; anybody else's for a role nobody holds."""
        client = Client()
        if role in self.people:
            client.force_login(get_user_model().objects.get(pk=self.people[role].person))
        return client


def bare() -> District:
    """Units, people and a procedure; nobody has come yet."""
    build.a_district(name=MATTER, content=CONTENT)
    staff = build.Staff()
    made = District({"counter": staff.counter, "officer": staff.officer, "head": staff.head, "clerk": staff.clerk})
    made.people |= {r.value: build.an_actor(f"ta-{r.value}", r, unit="H52") for r in (Role.REFORM, Role.ADMIN)}
    made.sessions |= {role: made.seated(role).session.session_key or "" for role in made.people}
    return made


def lived_in() -> District:
    """The same after five days: lists are long, one of everything stands open."""
    made = bare()
    _signers(made)
    _files(made)
    own = _hall() | _shared_work(made) | _plans(made) | _messages(made) | _filed_online(made) | _result(made)
    apologies.draft(at=NOW, red=Dossier.objects.filter(code=made.codes["late"]).values_list("pk", flat=True))
    forecasting.forecast(at=NOW)
    silence.sweep(at=NOW)
    made.fillers = _named(made) | own
    return made


def _named(made: District) -> dict[str, str]:
    codes, letter = made.codes, Letter.objects.order_by("pk").values_list("pk", flat=True)[0]
    filled = fillers(
        code=codes["officer"], procedure=build.PROCEDURE, unit=build.DISTRICT, username="hoa",
        post=made.people["counter"].hats[0].post, secret=record.secret(codes["officer"]), letter=str(letter),
    )  # fmt: skip
    for name, state in STATES.items():
        filled[f"{name} code"] = codes[state]
        filled[f"{name} secret"] = record.secret(codes[state])
    return filled | {"counter": build.COUNTER, "key": made.codes["scan"]}


#: which of the dossiers an address is about, where not the one the officer holds
STATES = {
    "desk:accept": "waiting", "desk:refuse": "waiting", "desk:request_supplement": "waiting",
    "desk:supplement": "paused", "portal:supplement": "paused", "desk:pay": "unpaid", "desk:answer": "asked",
    "desk:approve": "signing", "office:approve": "signing", "desk:return_step": "signing", "desk:extend": "late",
    "desk:finish": "signing", "desk:return_result": "finished", "desk:acknowledge": "finished", "desk:rate": "finished",
    "desk:outcome": "finished", "portal:rate": "finished", "portal:result": "finished", "desk:taken": "counter",
    "desk:stop": "counter", "desk:readdress": "counter", "desk:withdraw": "counter", "desk:undo": "counter",
    "portal:withdraw": "waiting",
    "desk:held": "scanned", "desk:digitise": "scanned", "desk:file": "scanned", "desk:close": "scanned",
    "portal:papers": "scanned", "desk:confirmation": "earlier",
}  # fmt: skip


def _signers(made: District) -> None:
    pki.of_person(made.people["head"], holder=made.people["head"].name)
    pki.of_unit(build.unit_id(build.DISTRICT))


def _files(made: District) -> None:
    """One dossier in every stage, and a tray full of them."""
    counter, officer, codes = made.people["counter"], made.people["officer"], made.codes
    kept = documents.store(name="don-de-nghi.png", stream=io.BytesIO(_scan()), at=build.MORNING)
    codes["scan"] = str(kept.key)
    paper = terms.Paper("Đơn đề nghị", kind=2, original=0, file=codes["scan"])
    for name in ("counter", "officer", "late", "paused", "unpaid", "asked", "signing", "earlier"):
        codes[name] = build.an_accepted_dossier(counter, applicant=PERSON, subject=MATTER).code
    codes["scanned"] = build.an_accepted_dossier(counter, applicant=PERSON, papers=(paper, build.PAPERS[1])).code
    codes["waiting"] = build.a_submitted_dossier(applicant=PERSON, subject=MATTER).code
    tray = [build.an_accepted_dossier(counter, applicant=PERSON).code for _ in range(MANY)]
    for code in (*tray, *(codes[n] for n in ("officer", "late", "unpaid", "asked", "signing", "scanned", "earlier"))):
        resolve.complete_step(code=code, by=counter, at=build.MORNING)
    said = terms.Evidence("Phòng đã thẩm định xong chiều thứ Ba, mất mạng nên chưa ghi", number="12/TTr-TP")
    resolve.complete_step(code=codes["earlier"], by=officer, at=NOW, happened_at=build.MORNING, evidence=said)
    for name in ("officer", "late", "asked"):
        resolve.take(code=codes[name], by=officer, at=build.MORNING)
    reason = [PaperReason("Đơn đề nghị", "Thiếu chữ ký của tất cả những người cùng có quyền sử dụng đất")]
    intake.request_supplement(code=codes["paused"], reasons=reason, by=counter, at=build.MORNING)
    resolve.complete_step(code=codes["signing"], by=officer, at=build.MORNING)
    outcomes.issue(code=codes["signing"], by=made.people["head"], at=build.MORNING)


def _scan() -> bytes:
    return sheets.a_photo(kind="PNG")


def _result(made: District) -> dict[str, str]:
    """A signed result, released; the address its QR opens."""
    people, at = made.people, build.MORNING
    code = build.an_accepted_dossier(people["counter"], applicant=PERSON, subject=MATTER).code
    resolve.complete_step(code=code, by=people["counter"], at=at)
    resolve.complete_step(code=code, by=people["officer"], at=at)
    outcomes.issue(code=code, by=people["head"], at=at)
    outcomes.sign(code=code, by=people["head"], at=at)
    decide.approve(code=code, by=people["head"], at=at)
    outcomes.sign(code=code, by=people["clerk"], at=at, holds=Holds.ORGANISATION)
    resolve.complete_step(code=code, by=people["clerk"], at=at)
    made.codes["finished"] = code
    paper = queries.page(SYSTEM, code).issued[-1]
    own, short = paper.values["verify_url"].split("/kiem-tra/")[1].strip("/").split("/")
    return {"site:checked code": own, "site:checked short": short, "portal:result seq": str(paper.seq)}


def _hall() -> dict[str, str]:
    """Two lines, people in them, one at a window, one who comes tomorrow."""
    groups = [
        GroupSaid("A", "Tư pháp - Hộ tịch - Chứng thực", "Civil status, certification", promise=30, quota=4),
        GroupSaid("B", "Đất đai - Xây dựng - Môi trường - Kinh tế hạ tầng", "Land, building", promise=30),
    ]
    arranging.arrange(unit=build.COUNTER, groups=groups, windows={1: "A", 2: "AB"}, by=SYSTEM, at=NOW)
    clerk, ticket = hall.a_seat(1, "quay-mot", NOW), hall.drawn(at=NOW)
    hall.called(1, clerk, NOW)
    for _ in range(6):
        ticket = hall.drawn(at=NOW)
    booked = booking.book(
        unit=build.COUNTER, letter="A", day=NOW.date() + timedelta(days=1), start=9 * 60, id_no=PERSON.id_no,
        key=uuid4(), by=hall.SOMEBODY, at=NOW,
    )  # fmt: skip
    return {"ticket": ticket.code, "portal:number secret": ticket.secret, "kiosk:drawn secret": ticket.secret,
            "portal:booking code": booked.code}  # fmt: skip


def _shared_work(made: District) -> dict[str, str]:
    """A task, a hand-over list, a batch, a sitting, questions and letters between people."""
    people, codes = made.people, made.codes
    head, officer, nga = people["head"], people["officer"], build.an_officer("nga")
    assert officer.person and nga.person
    listed = work.draft(giver=officer.person, wanted={(codes["late"], "tham-dinh"): nga.person},
                        reason="Luân chuyển vị trí công tác", by=officer, at=NOW)  # fmt: skip
    work.assign(code=codes["late"], words="Gọi Ủy ban nhân dân xã Đông Sang hỏi kết quả xác minh", by=head, at=NOW,
                owner=officer.person, due=date(2026, 3, 11), line="Sắp đến hạn")  # fmt: skip
    batch = work.begin(deed=Deed.COMPLETE, lines=[(codes["counter"], "nhan"), (codes["paused"], "nhan")], said={},
                       by=people["counter"], at=NOW)  # fmt: skip
    asked = {"units": [build.COMMUNE], "question": "Thửa 12 có tranh chấp không?", "by": officer, "at": NOW}
    resolve.consult(code=codes["asked"], **asked)
    resolve.write(code=codes["officer"], text="Ông/Bà sinh ở bản nào?", by=officer, at=NOW)
    made.seated("head").post("/ky/", {"holds": "person", "key": "luot-1", "subject": _subjects(head)})
    return {"desk:transfer number": str(listed), "desk:batch number": str(batch), "office:sitting key": "luot-1"}


def _subjects(head: Actor) -> list[str]:
    return [one.subject for one in queries.unsigned(head, Holds.PERSON, NOW)]


def _plans(made: District) -> dict[str, str]:
    """A day off that is planned, and a process that is being redrawn."""
    reform = made.people["reform"]
    plan = plans.a_recall(reform, plans.a_day(12), when=NOW)
    draft = proposing.begin(procedure=build.PROCEDURE, units=[build.unit_id(build.DISTRICT)], by=reform, at=NOW)
    shorter = {"tham-dinh": {"count": "2", "measure": "d"}}
    proposing.edit(proposal=draft, seen=0, typed=shorter, by=reform, at=NOW)
    deciding.lay(proposal=draft, by=reform, at=NOW, why="Rút ngắn thẩm định")
    drafts = {
        f"office:{n} number": str(draft) for n in ("draft", "ways", "trial", "draft_picture", "decision", "draft_act")
    }
    return drafts | {"office ways step": "ky", "step": "tham-dinh", "office number": str(plan)}


def _messages(made: District) -> dict[str, str]:
    """People have been told."""
    notices.deliver(at=NOW)
    return {}


def _filed_online(made: District) -> dict[str, str]:
    """A draft somebody has begun at home."""
    client = Client()
    address = client.post(f"/nop/{build.PROCEDURE}/").headers["Location"]
    client.post(address, {"unit": build.DISTRICT, "case": "thuong"})
    scan = SimpleUploadedFile("don.png", _scan(), "image/png")
    client.post(address.replace("noi-nop", "giay-to"), {"giay-1": scan})
    made.codes["draft"] = client.session.session_key or ""
    return {"draft": address.split("/")[3]}
