"""What somebody is told who has only to wait: never to come when the counter closes."""

from __future__ import annotations

import pytest

from motcua.calendars.rules import parse_moment
from motcua.dossiers.rules.waiting import nothing_but_wait


@pytest.mark.parametrize(
    ("due", "opens", "fetch"),
    [
        ("2026-11-24T17:30+07:00", "2026-11-25T07:30+07:00", "nhận từ 07:30 ngày 25/11/2026"),
        ("2026-11-24T11:30+07:00", "2026-11-24T13:30+07:00", "Nhận kết quả từ 13:30 ngày 24/11/2026"),
        ("2026-11-24T10:10+07:00", "2026-11-24T10:11+07:00", "Nhận kết quả từ 10:10 ngày 24/11/2026"),
    ],
)
def test_a_result_is_fetched_when_the_counter_is_open(due: str, opens: str, fetch: str) -> None:
    said = nothing_but_wait(parse_moment(due), parse_moment(opens)).vi

    assert fetch in said
    assert "từ 17:30" not in said
