"""A file sent over a bad line goes on where it stopped; what is sent twice counts once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from motcua.documents.models import Upload
from motcua.documents.operations import pieces
from motcua.documents.terms import LIMIT
from motcua.kernel.refused import Refused

NOW = datetime(2026, 3, 4, 1, 30, tzinfo=UTC)
KEY = uuid4()
DATA = bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def shelf(settings: Any, tmp_path: Path, db: None) -> None:
    settings.MEDIA_ROOT = tmp_path


def send(first: int, last: int, owner: str = "nháp", **said: Any) -> int:
    told = {"key": KEY, "owner": owner, "name": "quét.pdf", "size": len(DATA), "offset": first, "at": NOW} | said
    return pieces.append(**{"piece": DATA[first:last]} | told)


def test_a_cut_line_goes_on_where_it_stopped_and_double_sending_is_harmless() -> None:
    assert send(0, 4000) == 4000
    assert send(0, 4000) == 4000
    assert send(3000, 6000) == 6000
    assert pieces.received(key=KEY, owner="nháp") == 6000
    assert send(6000, len(DATA)) == len(DATA)

    ((name, stream),) = pieces.whole(keys=[str(KEY)], owner="nháp")
    assert (name, stream.read()) == ("quét.pdf", DATA)


def test_a_piece_beyond_what_is_here_is_not_laid() -> None:
    send(0, 1000)

    assert send(5000, 6000) == 1000


def test_a_file_that_has_not_come_whole_is_refused_with_what_to_do() -> None:
    send(0, 1000)

    with pytest.raises(Refused, match="Hãy gửi tiếp"):
        pieces.whole(keys=[str(KEY)], owner="nháp")


def test_nobody_goes_on_with_or_reads_somebody_else_s_file() -> None:
    send(0, len(DATA))

    with pytest.raises(Refused, match="tệp khác"):
        send(0, 10, owner="người khác")
    with pytest.raises(Refused, match="không còn ở đây"):
        pieces.whole(keys=[str(KEY)], owner="người khác")


@pytest.mark.parametrize("said", [{"size": LIMIT + 1}, {"size": 0}, {"offset": -1}, {"offset": len(DATA)}])
def test_what_cannot_be_a_piece_is_refused(said: dict[str, int]) -> None:
    with pytest.raises(Refused):
        send(0, 10, **said)


def test_bytes_a_crash_left_behind_are_written_over(tmp_path: Path) -> None:
    send(0, 1000)
    with (tmp_path / "parts" / str(KEY)).open("ab") as file:
        file.write(b"never counted")

    send(1000, len(DATA))

    assert pieces.whole(keys=[str(KEY)], owner="nháp")[0][1].read() == DATA


def test_what_was_taken_over_or_never_came_whole_leaves_nothing(tmp_path: Path) -> None:
    send(0, len(DATA))
    pieces.forget(keys=[str(KEY)], owner="nháp")
    send(0, 1000)

    assert pieces.forget_stale(at=NOW + timedelta(days=1)) == 0
    assert pieces.forget_stale(at=NOW + timedelta(days=3)) == 1
    assert Upload.objects.count() == 0 and list((tmp_path / "parts").iterdir()) == []
