"""The process editor: a form with the picture beside it, tried out, approved by a second person, published."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from motcua.catalogue import queries
from motcua.catalogue.terms import Case, Content, FieldKind, FormField
from motcua.changes import queries as plans
from motcua.kernel.actor import Actor, Role
from motcua.workflow import rules
from motcua.workflow.terms import Definition
from tests import build
from tests.build import DAY, PROCEDURE

Sit = Callable[[Actor], Client]
HEADS = "/quy-trinh/"
FIRST = DAY + timedelta(days=1)


@pytest.fixture
def deputy(staff: build.Staff) -> Actor:
    """A second head of the district."""
    return build.an_actor("pho", Role.HEAD, unit=build.DISTRICT)


def begun(client: Client) -> str:
    """A draft for the own unit; returns its address."""
    return str(client.post(f"/quy-trinh/{PROCEDURE}/", {"don-vi": build.DISTRICT})["Location"])


def fields(client: Client, address: str) -> dict[str, str]:
    """What the editor's form holds, as a browser would send it back."""
    page = client.get(address).content.decode()
    typed = dict(re.findall(r'<input class="govuk-input[^"]*" id="[^"]*" name="([^"]+)"[^>]* value="([^"]*)"', page))
    for name, options in re.findall(r'<select class="govuk-select" id="[^"]*" name="([^"]+)">(.*?)</select>', page):
        typed[name] = next(iter(re.findall(r'<option value="([^"]*)" selected', options)), "")
    typed |= dict.fromkeys(re.findall(r'type="checkbox" id="[^"]*" name="([^"]+)" value="yes" checked', page), "yes")
    typed["seen"] = re.findall(r'name="seen" value="(\d+)"', page)[0]
    return typed


def definition(by: Actor, address: str) -> Definition:
    """The draft as it is kept."""
    return queries.proposal(by, int(address.split("/")[3]), DAY).definition


def test_a_time_is_changed_tried_out_approved_by_the_second_and_published(
    staff: build.Staff, deputy: Actor, at_desk: Sit
) -> None:
    head, second = at_desk(staff.head), at_desk(deputy)
    draft = begun(head)
    saved = head.post(draft, fields(head, draft) | {"count-tham-dinh": "1,5", "do": "save"})
    assert saved.status_code == 302
    tried = head.get(f"{draft}chay-thu/").content.decode()
    assert "kịp hẹn" in tried and "1,5 ngày làm việc" in tried

    head.post(f"{draft}lam/", {"do": "lay", "why": "Thẩm định nhanh hơn"})
    assert "Người soạn không tự duyệt" in head.post(f"{draft}lam/", {"do": "approve", "seen": "1"}).content.decode()
    read = second.get(f"{draft}quyet/").content.decode()
    assert "<del>2,5 ngày làm việc</del>" in read and "<ins>1,5 ngày làm việc</ins>" in read
    second.post(f"{draft}lam/", {"do": "approve", "seen": "1"})
    done = head.post(f"{draft}lam/", {"do": "enforce", "decision_no": "9/QĐ-UBND", "valid_from": FIRST.isoformat()})

    assert done.status_code == 302
    unit = build.unit_id(build.DISTRICT)
    new = queries.version_on(PROCEDURE, FIRST, line=[unit]).definition
    assert new is not None and new.step("tham-dinh").allotted == "1.5d"
    assert "9/QĐ-UBND" in head.get(f"/quy-trinh/{PROCEDURE}/").content.decode()


def test_what_is_looked_at_is_not_kept(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)
    draft = begun(head)
    before = definition(staff.head, draft)

    page = head.post(draft, fields(head, draft) | {"count-tham-dinh": "9", "do": "look"}).content.decode()

    assert "vượt thời hạn 4 ngày" in page and 'value="9"' in page
    assert definition(staff.head, draft) == before


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"role-tham-dinh": "king"}, "không có vai trò"),
        ({"unit-tham-dinh": "../../etc"}, "không hiểu nơi nhận"),
        ({"unit-tham-dinh": "division:a\u202eb"}, "không hiểu nơi nhận"),
        ({"count-tham-dinh": "-1"}, "không đọc được"),
        ({"count-tham-dinh": "1e9"}, "không đọc được"),
        ({"measure-tham-dinh": "x"}, "không đọc được"),
        ({"name-tham-dinh": ""}, "từ 1 đến 250 ký tự"),
        ({"name-tham-dinh": "a\u0000b"}, "từ 1 đến 250 ký tự"),
        ({"name-tham-dinh": "x" * 300}, "từ 1 đến 250 ký tự"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_step_and_keeps_nothing(
    staff: build.Staff, at_desk: Sit, typed: dict[str, str], words: str
) -> None:
    head = at_desk(staff.head)
    draft = begun(head)
    before = definition(staff.head, draft)

    answer = head.post(draft, fields(head, draft) | typed | {"name-ky": "Ký thay", "do": "save"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page[page.index('id="buoc-tham-dinh"') : page.index('id="buoc-ky"')]
    assert definition(staff.head, draft) == before


def test_all_faults_are_told_at_once(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)
    draft = begun(head)

    wrong = {"name-tham-dinh": "", "count-ky": "1e9", "role-van-thu": ""}
    page = head.post(draft, fields(head, draft) | wrong | {"do": "save"}).content.decode()

    assert page.count("từ 1 đến 250 ký tự") >= 1 and page.count("không đọc được") >= 1
    assert page[page.index('id="buoc-van-thu"') :].count("govuk-error-message") >= 1


def test_a_hostile_name_stays_a_name(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)
    draft = begun(head)

    head.post(draft, fields(head, draft) | {"name-tham-dinh": "</text><script>alert(1)</script>", "do": "save"})

    for page in (draft, f"{draft}hinh.svg", f"{draft}quyet/", f"{draft}chay-thu/", f"{draft}buoc/nhan/"):
        assert "<script>alert" not in head.get(page).content.decode()


def test_steps_are_added_moved_done_side_by_side_and_removed(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)
    draft = begun(head)

    def press(button: str, **typed: str) -> list[str]:
        head.post(draft, fields(head, draft) | typed | {"do": button})
        return [s.id for s in definition(staff.head, draft).steps]

    assert press("after:tham-dinh") == ["nhan", "tham-dinh", "b1", "ky", "van-thu", "tra"]
    page = head.get(draft).content.decode()
    assert "chưa có vai trò người nhận" in page[page.index('id="buoc-b1"') : page.index('id="buoc-ky"')]
    named = {"name-b1": "Lấy ý kiến", "role-b1": "officer", "unit-b1": "competent", "count-b1": "2", "measure-b1": "h"}
    press("beside:tham-dinh", **named, **{"count-tham-dinh": "2"})
    assert definition(staff.head, draft).step("nhan").outcomes[0].targets == ("tham-dinh", "b1")
    assert "Quy trình chạy được" in head.get(draft).content.decode()
    press("apart:nhan")
    assert press("earlier:b1") == ["nhan", "b1", "tham-dinh", "ky", "van-thu", "tra"]
    assert press("without:b1") == ["nhan", "tham-dinh", "ky", "van-thu", "tra"]
    assert "luôn đứng cuối" in head.post(draft, fields(head, draft) | {"do": "without:tra"}).content.decode()


def test_ways_out_are_rewired_and_a_loop_is_told_at_its_step(staff: build.Staff, at_desk: Sit) -> None:
    head = at_desk(staff.head)
    draft = begun(head)
    ways = {"seen": "0", "id-0": "done", "name-0": "Quay vòng", "to-0": "nhan"}

    assert head.post(f"{draft}buoc/van-thu/", ways).status_code == 302
    page = head.get(draft).content.decode()

    assert "chỉ đi vòng" in page[page.index('id="buoc-van-thu"') : page.index('id="buoc-tra"')]
    assert "một bước có thật" in head.post(f"{draft}buoc/van-thu/", ways | {"to-0": "khong"}).content.decode()
    assert head.post(f"{draft}lam/", {"do": "lay", "why": "x"}).status_code == 409


def test_a_way_is_offered_for_a_case_or_an_answer_of_the_procedure(staff: build.Staff, at_desk: Sit) -> None:
    case = Case(code="kho", name="Phải xác minh", legal_limit="5d", committed_limit="4d")
    asked = FormField(id="khan", vi="Có khẩn cấp không", en="Urgent?", kind=FieldKind.YES_NO)
    build.a_procedure("1.999003", content=Content(cases=(case,), form=(asked,)))
    head = at_desk(staff.head)
    draft = str(head.post("/quy-trinh/1.999003/", {"don-vi": build.DISTRICT})["Location"])
    ways = {"seen": "0", "id-0": "done", "name-0": "Chuyển", "to-0": "ky", "name-1": "Khẩn", "to-1": "van-thu"}

    page = head.get(f"{draft}buoc/tham-dinh/").content.decode()
    assert "trường hợp: Phải xác minh" in page and "Có khẩn cấp không: Có" in page
    head.post(f"{draft}buoc/tham-dinh/", ways | {"when-1": "answer:khan=yes"})

    offered = definition(staff.head, draft)
    assert [o.id for o in rules.available(offered, "tham-dinh", {"answers": {"khan": "yes"}})] == ["done", "o1"]
    assert [o.id for o in rules.available(offered, "tham-dinh", {"answers": {"khan": "no"}})] == ["done"]
    wrong = head.post(f"{draft}buoc/tham-dinh/", ways | {"seen": "1", "when-1": "case:khong"})
    assert wrong.status_code == 422 and "không có trong thủ tục" in wrong.content.decode()


def test_two_who_edit_at_once_notice(staff: build.Staff, deputy: Actor, at_desk: Sit) -> None:
    head, second = at_desk(staff.head), at_desk(deputy)
    draft = begun(head)
    stale = fields(second, draft)
    head.post(draft, fields(head, draft) | {"count-ky": "2", "measure-ky": "h", "do": "save"})

    answer = second.post(draft, stale | {"count-ky": "9", "do": "save"})

    page = answer.content.decode()
    assert answer.status_code == 409 and "Có người vừa sửa" in page
    assert (
        "thời gian: anh/chị nhập “9”, bản mới ghi “2”" in page
        and 'name="count-ky" inputmode="decimal" value="9"' in page
    )
    assert definition(staff.head, draft).step("ky").allotted == "2h"


def test_another_unit_s_draft_does_not_exist_for_a_stranger(staff: build.Staff, at_desk: Sit) -> None:
    draft = begun(at_desk(staff.head))
    stranger = at_desk(build.an_actor("la", Role.HEAD, unit=build.COMMUNE))

    assert {stranger.get(draft + page).status_code for page in ("", "quyet/", "chay-thu/", "hinh.svg")} == {403}
    assert stranger.post(f"{draft}lam/", {"do": "drop"}).status_code == 403
    assert f'"{draft}"' not in stranger.get(HEADS).content.decode()


def test_running_dossiers_are_counted_and_moved_by_a_plan(staff: build.Staff, deputy: Actor, at_desk: Sit) -> None:
    build.an_accepted_dossier(staff.counter)
    head, second = at_desk(staff.head), at_desk(deputy)
    draft = begun(head)
    head.post(draft, fields(head, draft) | {"count-tham-dinh": "1", "do": "save"})
    head.post(f"{draft}lam/", {"do": "lay", "why": "Nhanh hơn"})
    second.post(f"{draft}lam/", {"do": "approve", "seen": "1"})
    head.post(f"{draft}lam/", {"do": "enforce", "decision_no": "9/QĐ-UBND", "valid_from": DAY.isoformat()})

    page = head.get(f"/quy-trinh/{PROCEDURE}/").content.decode()
    assert "<strong>0</strong> theo quy trình này, <strong>1</strong> theo bản khác" in page
    planned = head.post(f"/quy-trinh/{PROCEDURE}/chuyen/", {"don-vi": build.DISTRICT, "basis": "QĐ 9"})

    assert planned.status_code == 302
    number = int(str(planned["Location"]).split("/")[2])
    assert plans.plan(staff.head, number).preview.counts["moves"] == 1


def test_a_move_without_a_ground_is_refused_in_words(staff: build.Staff, at_desk: Sit) -> None:
    answer = at_desk(staff.head).post(f"/quy-trinh/{PROCEDURE}/chuyen/", {"don-vi": build.DISTRICT})

    assert answer.status_code == 409 and "cần tên và căn cứ" in answer.content.decode()
