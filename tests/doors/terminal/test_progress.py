"""Long work shows that it goes on."""

from __future__ import annotations

import time

import pytest

from motcua.doors.terminal.progress import progress


def test_long_work_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(lambda: 20_000, 83_875, seconds=0.01):
        time.sleep(0.2)

    assert "… 20.000/83.875 hồ sơ" in capsys.readouterr().err


def test_short_work_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(lambda: 1, 2):
        pass

    assert capsys.readouterr().err == ""
