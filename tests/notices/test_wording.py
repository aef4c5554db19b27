"""What messages say: nothing personal in an SMS, nothing that cannot be filled; edited, approved, and back again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.adapters.simulated import Simulated
from motcua.audit import queries as audit
from motcua.kernel.actor import SYSTEM, Actor, Role
from motcua.kernel.refused import NotYours, Refused
from motcua.notices import operations, queries, rules
from motcua.notices.terms import TEMPLATES, Carriage
from tests.directory import places
from tests.notices.carriers import AT, CODE, VALUES, owed

GOOD = rules.texts(TEMPLATES["accept"]) | {"short": "Ho so {code} da duoc nhan. Hen {due}. Co quan khong hoi ma OTP."}


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_an_sms_carries_no_link_and_no_reason(template: str) -> None:
    text = rules.letter(TEMPLATES[template], Carriage.SMS, rules.samples(template)).body

    assert "http" not in text
    assert rules.samples(template)["reason"] not in text
    assert len(text) <= 160
    assert text.isascii(), "old phones and one message"


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_shipped_words_hold_the_rules_for_edited_ones(template: str) -> None:
    assert rules.problems(template, rules.texts(TEMPLATES[template])) == {}


@pytest.mark.parametrize(
    ("short", "said"),
    [
        ("Xem {code} tai https://mot-cua.vn", "đường dẫn"),
        ("Xem {code} tai www.abc", "đường dẫn"),
        ("Xem {code} tai motcua.gov.vn", "đường dẫn"),
        ("Ho so {code}: {reason}", "dữ liệu cá nhân"),
        ("Ho so {code} ve {procedure}", "dữ liệu cá nhân"),
        ("Ho so {code} cua 001190000001", "dữ liệu cá nhân"),
        ("Ho so {code}, hoi lan@example.vn", "dữ liệu cá nhân"),
        ("Ho so {code} da nhận", "không dấu"),
        ("Ho so {code} " + "x" * 160, "nhiều nhất 160"),
        ("Ho so {code} " + "[" * 70, "nhiều nhất 160"),
        ("Ho so da nhan", "{code}"),
        ("Ho so {code} {ten}", "Không có chỗ điền"),
        ("Ho so {code.__class__}", "ngoặc nhọn"),
        ("Ho so {code!r}", "ngoặc nhọn"),
        ("Ho so {code:>99}", "ngoặc nhọn"),
        ("Ho so {0} {code}", "ngoặc nhọn"),
        ("Ho so {code", "ngoặc nhọn"),
        ("   ", "Chưa điền"),
    ],
)
def test_an_sms_with_a_link_or_anything_personal_is_refused_in_words(short: str, said: str) -> None:
    wrong = rules.problems("accept", GOOD | {"short": short})

    assert list(wrong) == ["short"]
    assert said in wrong["short"].vi


def test_the_english_half_of_a_message_tells_moments_in_english() -> None:
    values = dict(rules.samples("accept"))

    vietnamese, _, english = rules.letter(TEMPLATES["accept"], Carriage.EMAIL, values).body.partition("\n\n")

    assert "17:00 ngày 24/11/2026" in vietnamese
    assert "17:00 on 24/11/2026" in english and " ngày " not in english


def test_a_title_says_nothing_personal_and_a_body_may() -> None:
    assert list(rules.problems("refuse", GOOD | {"title_vi": "{code}: {reason}"})) == ["title_vi"]
    assert rules.problems("refuse", GOOD | {"body_vi": "{code}: {reason}. Xem https://mot-cua.gov.vn"}) == {}


@given(st.text(max_size=300))
def test_whatever_is_typed_is_taken_or_refused_in_words_and_what_is_taken_can_be_filled(typed: str) -> None:
    for field in rules.FIELDS:
        said = GOOD | {field: typed}
        if not rules.problems("accept", said):
            for way in Carriage:
                rules.letter(rules.written("accept", said), way, VALUES)


@given(st.dictionaries(st.sampled_from(sorted(VALUES)), st.text(max_size=80)))
def test_whatever_a_value_holds_stands_in_the_letter_as_it_is(values: dict[str, str]) -> None:
    letter = rules.letter(TEMPLATES["refuse"], Carriage.EMAIL, VALUES | values)

    assert (VALUES | values)["reason"] in letter.body
    assert "\n" not in letter.title and "\r" not in letter.title


@pytest.fixture
def reformer(db: None) -> Actor:
    """A reform officer of the province, whose installation this is."""
    places.a_province()
    return places.an_actor("cai.cach", Role.REFORM, unit="H52", on=date(2026, 3, 2))


def said() -> str:
    """The SMS that goes out now."""
    operations.owe([owed()])
    operations.deliver(at=AT + timedelta(hours=1), channel=Carriage.SMS)
    return Simulated("sms-1").received()[-1].text


def test_words_go_out_from_their_approval_on(reformer: Actor) -> None:
    number = operations.draft(template="accept", texts=GOOD, by=reformer, at=AT)
    drafted = queries.in_force(AT)
    operations.approve(template="accept", number=number, by=reformer, at=AT)

    assert (drafted, "accept" in queries.in_force(AT)) == ({}, True)
    assert said() == f"Ho so {CODE} da duoc nhan. Hen 17:30. Co quan khong hoi ma OTP."
    (version,) = queries.versions("accept")
    assert (version.approved_by, version.approved_at) == (reformer.name, AT)
    assert [(c.what, c.subject) for c in audit.changes(topic="notices", subject="accept")] == [("approve", "accept")]


def test_back_to_the_shipped_words(reformer: Actor) -> None:
    number = operations.draft(template="accept", texts=GOOD, by=reformer, at=AT)
    operations.approve(template="accept", number=number, by=reformer, at=AT)
    operations.restore(template="accept", by=reformer, at=AT + timedelta(minutes=1))

    assert said().endswith("da duoc tiep nhan. Hen tra: 17:30.")
    assert [v.shipped for v in queries.versions("accept")] == [True, False]


def test_words_that_break_a_rule_are_not_kept(reformer: Actor) -> None:
    with pytest.raises(Refused, match="đường dẫn"):
        operations.draft(template="accept", texts=GOOD | {"short": "{code} http://x"}, by=reformer, at=AT)
    with pytest.raises(Refused, match="Không có mẫu tin"):
        operations.draft(template="nothing", texts=GOOD, by=reformer, at=AT)

    assert queries.versions("accept") == []


def test_a_version_is_approved_once(reformer: Actor) -> None:
    number = operations.draft(template="accept", texts=GOOD, by=reformer, at=AT)
    operations.approve(template="accept", number=number, by=reformer, at=AT)

    with pytest.raises(Refused, match="đã được duyệt"):
        operations.approve(template="accept", number=number, by=reformer, at=AT)
    with pytest.raises(Refused, match="không có"):
        operations.approve(template="accept", number=99, by=reformer, at=AT)


def test_only_who_answers_for_the_whole_installation_changes_words(reformer: Actor) -> None:
    commune = places.an_actor("xa", Role.REFORM, unit="H52.30.21", on=date(2026, 3, 2))
    officer = places.an_actor("mai", Role.OFFICER, unit="H52", on=date(2026, 3, 2))

    for other in (commune, officer):
        with pytest.raises(NotYours):
            operations.draft(template="accept", texts=GOOD, by=other, at=AT)


def test_edited_words_that_can_no_longer_be_filled_give_way_to_the_shipped_ones(db: None) -> None:
    number = operations.draft(template="refuse", texts=GOOD | {"body_vi": "{reason} {code}"}, by=SYSTEM, at=AT)
    operations.approve(template="refuse", number=number, by=SYSTEM, at=AT)
    poor = {"code": CODE, "due": "17:30"}

    operations.owe([owed(Carriage.APP, template="refuse", values=poor), owed(template="refuse", values=poor)])
    operations.deliver(at=AT)

    assert {m.channel: m.failed != "" for m in queries.about(CODE)} == {Carriage.APP: True, Carriage.SMS: False}
