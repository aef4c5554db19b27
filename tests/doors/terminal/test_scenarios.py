"""Scenario files add up, and their plans come out as their quotas say."""

from __future__ import annotations

from collections import Counter

import pytest

from motcua.calendars.queries import standard
from motcua.catalogue.terms import Draft
from motcua.doors.terminal.scenarios import file, planning, procedures
from motcua.dossiers.terms import Channel
from motcua.kernel.refused import Refused

SEEDS = ("cao-lanh-2022-9m", "cao-loc-2024h1", "huyen-2019", "moc-chau-2023q1", "vi-xuyen-2020h1")
WATCHED = "giu-loi-hen-2024"
NAMES = (*SEEDS, WATCHED)


def test_the_five_seeds_and_the_watched_year_are_there() -> None:
    assert sorted(file.names()) == sorted(NAMES)
    assert [n for n in NAMES if file.read(n).watched] == [WATCHED]


def test_the_watched_year_has_a_letter_before_every_lateness_and_an_answer_after_it() -> None:
    lives = planning.lives(file.read(WATCHED), standard())

    letters = [(life, life.apology) for life in lives if life.apology]
    late = [letter for life, letter in letters if life.steps[-1] > letter.new_due]
    assert len(lives) == 30000
    assert len(letters) == sum(q.put_off + q.late for q in file.read(WATCHED).quotas)
    assert len(late) == sum(q.late for q in file.read(WATCHED).quotas)
    assert all(letter.explained_at and letter.explained_at > letter.new_due for letter in late)


@pytest.mark.parametrize("name", NAMES)
def test_what_comes_in_is_accounted_for(name: str) -> None:
    scenario = file.read(name)

    assert {q.level for q in scenario.quotas} == {"district", "commune"}
    for quota in scenario.quotas:
        units = planning._counters(scenario, quota.level)
        assert len(units) == {"district": 1}.get(quota.level, len(units))


def test_vi_xuyen_has_24_communes_and_its_catalogue() -> None:
    scenario = file.read("vi-xuyen-2020h1")

    levels = Counter(d.level.value for d in procedures.drafts(scenario))

    assert len(planning._counters(scenario, "commune")) == 24
    assert levels == {"district": 296, "commune": 139}


def test_the_2019_district_has_its_old_levels_of_service() -> None:
    legacy = Counter(d.legacy_level for d in procedures.drafts(file.read("huyen-2019")))

    assert (legacy[3], legacy[4]) == (234, 179)


def test_moc_chau_offers_191_and_4_procedures_in_full() -> None:
    full = Counter(
        d.level.value for d in procedures.drafts(file.read("moc-chau-2023q1")) if d.online_level.value == "full"
    )

    assert full == {"district": 191, "commune": 4}


def test_cao_loc_shortens_fourteen_procedures_from_345_to_216_days() -> None:
    cut = [d for d in procedures.drafts(file.read("cao-loc-2024h1")) if d.legal_limit != d.committed_limit]

    legal, promised = (sum(int(limit[:-1]) for limit in side) for side in _limits(cut))
    assert (len(cut), legal, promised) == (14, 345, 216)


def _limits(drafts: list[Draft]) -> tuple[list[str], list[str]]:
    return [d.legal_limit for d in drafts], [d.committed_limit for d in drafts]


def test_a_plan_has_the_channels_of_its_quota_and_is_always_the_same() -> None:
    scenario = file.read("moc-chau-2023q1")

    once, again = planning.lives(scenario, standard()), planning.lives(scenario, standard())

    assert once == again
    assert len(once) == 13737
    online = {life.procedure for life in once if life.channel is Channel.ONLINE}
    assert sum(life.channel is Channel.ONLINE for life in once) == 2260
    assert len(online) == 29


def test_an_unknown_scenario_is_refused_with_the_names_of_those_there_are() -> None:
    with pytest.raises(Refused, match="moc-chau-2023q1"):
        file.read("no-such")
