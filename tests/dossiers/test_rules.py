"""The fold, the chain, codes and verdicts, without a database."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.calendars.terms import ZONE
from motcua.documents.rules.letters import covered, drawable
from motcua.dossiers import rules
from motcua.dossiers.rules import checks, numbers, sentences
from motcua.dossiers.terms import JOURNEY, WHO, Act, Fact, Held, PaperReason, State, Verdict
from motcua.kernel.actor import Role
from motcua.kernel.refused import Refused

START = datetime(2026, 3, 4, 8, 0, tzinfo=ZONE)
DUE = START + timedelta(days=5)

#: domain 04 section 2, arrow by arrow; a dossier not there yet may only be registered
ARROWS = {
    State.REGISTERED: {State.REGISTERED, State.ACCEPTED, State.REFUSED, State.WITHDRAWN},
    State.ACCEPTED: {
        State.ACCEPTED, State.IN_PROGRESS, State.SUPPLEMENT, State.PAYMENT, State.WITHDRAWN, State.STOPPED,
        State.REFUSED, State.FINISHED,
    },
    State.IN_PROGRESS: {
        State.ACCEPTED, State.IN_PROGRESS, State.SUPPLEMENT, State.PAYMENT, State.WITHDRAWN, State.STOPPED,
        State.FINISHED, State.REFUSED,
    },
    State.SUPPLEMENT: {State.SUPPLEMENT, State.IN_PROGRESS, State.WITHDRAWN, State.STOPPED, State.REFUSED},
    State.PAYMENT: {State.PAYMENT, State.IN_PROGRESS, State.WITHDRAWN, State.STOPPED, State.REFUSED},
    State.FINISHED: {State.RETURNED},
    State.REFUSED: set(), State.WITHDRAWN: set(), State.STOPPED: set(), State.RETURNED: set(),
}  # fmt: skip


@pytest.mark.parametrize(("act", "state"), list(product(Act, State)))
def test_each_act_leads_from_each_state_only_where_the_law_lets_it(act: Act, state: State) -> None:
    if not rules.may(act, state):
        with pytest.raises(rules.Illegal):
            rules.lands(act, state)
        return

    assert rules.lands(act, state) in ARROWS[state] | {state}


def test_every_act_has_its_states_and_its_people() -> None:
    assert set(JOURNEY) == set(WHO) == set(Act)
    assert all(roles <= set(Role) and roles for roles in WHO.values())
    assert [a for a in Act if rules.may(a, None)] == [Act.SUBMIT]


def test_nothing_ended_is_begun_again() -> None:
    closed = (State.REFUSED, State.WITHDRAWN, State.STOPPED, State.RETURNED)

    assert [(a, s) for a in Act for s in closed if rules.may(a, s) and rules.lands(a, s) is not s] == []


SAID: dict[Act, dict[str, Any]] = {
    Act.SUBMIT: {
        "code": "H52.30.0-260304-0001", "unit": 1, "intake_unit": 2, "units": [1, 2], "procedure": 3, "version": 4,
        "field": 5, "process": None, "channel": 1, "assisted": False, "case": "", "applicant": {"name": "An"},
        "subject": "", "answers": {}, "papers": [], "delivery": "counter",
    },
    Act.ACCEPT: {"version": 4, "field": 5, "process": None, "amount": "5d", "mode": "day"},
    Act.REQUEST_SUPPLEMENT: {"clock": "pause"},
    Act.SUPPLEMENT: {"clock": "pause", "papers": [{"name": "Đơn"}]},
    Act.PAY: {"clock": "pause"},
    Act.MOVE: {"process": 6},
    Act.REHOME: {"competent": 7, "intake": 8, "from": 1, "closed": [], "opened": []},
    Act.FINISH: {"verdict": "early"},
    Act.DIGITISE: {"n": 0, "paper": "Đơn", "mark": 1, "file": "x", "pages": 1, "about": {}},
}  # fmt: skip


def a_fact(held: Held | None, act: Act, at: datetime, state: State | None = None, **said: Any) -> Fact:
    """The next fact of a dossier, sealed."""
    plain = Fact(
        seq=held.seq + 1 if held else 1, act=act, happened_at=at, recorded_at=at, name="Mai, Công chức",
        state=rules.lands(act, held.state if held else None, state), data=SAID.get(act, {}) | said,
        due_at=DUE if act in {Act.ACCEPT, Act.EXTEND} else held.due_at if held else None,
    )  # fmt: skip
    return rules.fact(held.head if held else rules.seed(SAID[Act.SUBMIT]["code"]), plain)


@st.composite
def journeys(draw: st.DrawFn) -> list[Fact]:
    """Any legal life: each act drawn from those its state allows."""
    held: Held | None = None
    facts: list[Fact] = []
    at = START
    for _ in range(draw(st.integers(1, 20))):
        legal = [a for a in Act if rules.may(a, held.state if held else None)]
        if not legal:
            break
        at += timedelta(minutes=draw(st.integers(0, 10_000)))
        facts.append(a_fact(held, draw(st.sampled_from(legal)), at))
        held = rules.apply(held, facts[-1])
    return facts


@given(journeys())
def test_the_fold_of_a_log_is_its_facts_applied_one_by_one(facts: list[Fact]) -> None:
    held = None
    for fact in facts:
        held = rules.apply(held, fact)

    assert rules.fold(facts) == held
    assert held is not None and (held.seq, held.head, held.state) == (len(facts), facts[-1].hash, facts[-1].state)


@given(journeys())
def test_whatever_happens_the_first_promise_stays_and_an_end_has_a_verdict(facts: list[Fact]) -> None:
    held = rules.fold(facts)

    assert held is not None
    assert (held.accepted_at is None) == (held.original_due_at is None)
    assert held.original_due_at in {None, DUE}
    assert (held.ended_at is None) == (held.verdict is None)
    assert not (held.paused_at and held.ended_at)


@given(journeys(), st.sampled_from(list(Act)))
def test_an_act_the_state_forbids_is_refused_and_changes_nothing(facts: list[Fact], act: Act) -> None:
    held = rules.fold(facts)
    assert held is not None
    if rules.may(act, held.state):
        return
    forged = replace(facts[-1], seq=held.seq + 1, act=act, data=SAID.get(act, {}))

    with pytest.raises(rules.Illegal):
        rules.apply(held, forged)

    assert rules.fold(facts) == held


@given(journeys(), st.data())
def test_any_fact_altered_breaks_the_chain(facts: list[Fact], data: st.DataObject) -> None:
    victim = data.draw(st.sampled_from(facts))
    before = facts[victim.seq - 2].hash if victim.seq > 1 else rules.seed(SAID[Act.SUBMIT]["code"])
    altered = data.draw(st.sampled_from([
        replace(victim, reason="khác"), replace(victim, name="Ai khác"), replace(victim, raw=victim.raw + " "),
        replace(victim, recorded_at=victim.recorded_at + timedelta(microseconds=1)), replace(victim, unit=99),
        replace(victim, due_at=START), replace(victim, form_no="09/TNHS"), replace(victim, seq=victim.seq + 1),
    ]))  # fmt: skip

    assert rules.chain(before, victim) == victim.hash
    assert rules.chain(before, altered) != victim.hash


def test_the_hash_is_the_plain_sha_256_of_the_one_before_and_the_canonical_bytes() -> None:
    fact = a_fact(None, Act.SUBMIT, START)
    before = hashlib.sha256(b"H52.30.0-260304-0001").digest()

    assert fact.hash == hashlib.sha256(before + rules.canonical(fact)).digest()
    assert rules.canonical(fact).startswith(b'[1,"submit",1772586000000000,1772586000000000,null,null,"Mai')


def test_the_same_moment_in_another_zone_is_the_same_fact() -> None:
    fact = a_fact(None, Act.SUBMIT, START)
    elsewhere = datetime.fromisoformat("2026-03-04T01:00:00+00:00")

    assert rules.canonical(replace(fact, happened_at=elsewhere, recorded_at=elsewhere)) == rules.canonical(fact)


@pytest.mark.parametrize(("finished", "verdict"), [
    ("2026-03-09T17:30:00+07:00", Verdict.EARLY), ("2026-03-10T00:00:00+07:00", Verdict.ON_TIME),
    ("2026-03-10T17:30:00+07:00", Verdict.ON_TIME), ("2026-03-10T17:30:00.000001+07:00", Verdict.LATE),
    ("2026-03-09T17:00:00+00:00", Verdict.ON_TIME),  # midnight in Việt Nam
])  # fmt: skip
def test_a_promise_is_kept_early_on_time_or_late(finished: str, verdict: Verdict) -> None:
    due = datetime.fromisoformat("2026-03-10T17:30:00+07:00")

    assert rules.verdict(datetime.fromisoformat(finished), due) is verdict


def test_codes_follow_the_circular_and_the_newer_form_is_a_row_of_data() -> None:
    day = date(2025, 9, 8)
    assert rules.code_of("H26.103.25.7", day, 1) == "H26.103.25.7-250908-0001"
    assert rules.code_of("H26.103.25.7", day, 12345) == "H26.103.25.7-250908-12345"

    newer = numbers.numbering_on(date(2026, 6, 9), ((date.min, "2018"), (date(2026, 1, 1), "2025")))

    assert rules.code_of("G09.20", date(2026, 6, 9), 92637, newer) == "G09.20-20260609-0092637"
    assert numbers.numbering_on(day, ((date.min, "2018"), (date(2026, 1, 1), "2025"))) == numbers.NUMBERINGS["2018"]


@given(st.text(max_size=64), st.text(min_size=1))
def test_a_secret_has_eight_letters_nobody_misreads(code: str, key: str) -> None:
    secret = rules.secret_of(code, key)

    assert len(secret) == 8 and not set(secret) & set("ILOU")
    assert rules.is_secret_of(secret.lower().replace("0", "o").replace("1", "l"), code, key)
    assert not rules.is_secret_of(secret[::-1] + "X", code, key)


@given(st.text())
def test_whatever_is_written_into_a_dossier_can_be_printed_or_is_refused(words: str) -> None:
    try:
        checks.must_be_clean("Lý do", [words])
    except Refused as no:
        assert no.vi.startswith("Lý do")
    else:
        assert {ord(c) for c in drawable(words)} <= covered() | {ord("\n")}


def test_words_are_folded_so_that_nobody_needs_diacritics() -> None:
    assert numbers.tokens("Đỗ Thị Ngọc Ánh, H52.30-260304-0001") == "do thi ngoc anh h52 30 260304 0001"


@pytest.mark.parametrize(("reasons", "said"), [
    ([], "Chưa nêu giấy tờ nào"),
    ([PaperReason("", "hồ sơ chưa hợp lệ")], "Lý do chung không đủ"),
    ([PaperReason("Giấy lạ", "thiếu")], "“Giấy lạ” không phải giấy tờ của thủ tục này"),
    ([PaperReason("Đơn", " ")], "Giấy tờ “Đơn” chưa có lý do"),
])  # fmt: skip
def test_a_reason_belongs_to_a_paper(reasons: list[PaperReason], said: str) -> None:
    with pytest.raises(Refused, match=said):
        sentences.must_name_papers(reasons, ["Đơn"])
