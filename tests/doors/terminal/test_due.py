"""The verb motcua due, as a person or a program calls it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

import pytest

from motcua.calendars import operations as calendars
from motcua.directory import queries as units
from motcua.directory.terms import Level
from motcua.doors.terminal.due import command
from motcua.kernel.actor import SYSTEM
from tests.directory.places import AT, TODAY, a_province, a_unit

BROKEN = [
    (["2026-02-12T09:00", "5x"], "5x"),
    (["2026-02-12T09:00", "-5d"], "số âm"),
    (["2026-02-12T09:00", "NaNd"], "NaN"),
    (["2026-02-12T09:00", "infd"], "inf"),
    (["2026-02-12T09:00", "1e9d"], "1e9d"),
    (["2026-02-12T09:00", "٣d"], "٣d"),
    (["2026-02-12T09:00", "1/0d"], "1/0d"),
    (["2026-02-12T09:00", "2.5m"], "số nguyên"),
    (["2026-02-12T09:00", "3s"], "0s"),
    (["2026-02-12T09:00", "9" * 5000 + "d"], "Không hiểu thời hạn"),
    (["12 tháng 2", "5d"], "12 tháng 2"),
    (["2026-02-30T09:00", "5d"], "2026-02-30"),
    (["2026-02-12T25:00", "5d"], "25:00"),
    (["2026-02-12", "5d"], "2026-02-12"),
    (["2035-02-12T09:00", "5d"], "2035"),
    (["2018-02-12T09:00", "5d"], "2018"),
    (["2027-12-31T09:00", "1d"], "2028"),
    (["2026-02-12T09:00", "99999d"], "2028"),
    (["2026-02-12T09:00", "999999999m"], "2028"),
    (["2026-02-12T09:00", "999999999e"], "9999"),
    (["2026-02-12T09:00", "5d", "--mode", "week"], "week"),
    (["2026-02-12T09:00", "5d", "--pause", "2026-02-13T09:00"], "tạm dừng"),
    (["2026-02-12T09:00", "5d", "--pause", "2026-02-14T09:00/2026-02-13T09:00"], "tạm dừng"),
    (["--batch", "/no/such/file"], "/no/such/file"),
    (["--batch", "/"], "/"),
]


def test_json_has_the_promised_shape(capsys: pytest.CaptureFixture[str]) -> None:
    code = command.main(["2026-02-12T09:00", "3d", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert list(answer) == ["start", "amount", "mode", "due", "ledger"]
    assert answer["due"] == "2026-02-24T17:30:00+07:00"
    assert (answer["start"], answer["amount"], answer["mode"]) == ("2026-02-12T09:00", "3d", "day")
    assert all(list(line) == ["on", "counted", "why"] for line in answer["ledger"])
    assert sum(line["counted"] for line in answer["ledger"]) == 3
    assert [line["on"] for line in answer["ledger"]] == [
        (datetime(2026, 2, 12) + timedelta(days=n)).date().isoformat() for n in range(13)
    ]


@pytest.mark.parametrize(
    "start",
    ["2026-02-12T09:00", "2026-02-12 09:00", "2026-02-12T02:00Z", "2026-02-12T09:00+07:00", "2026-02-12T04:00+02:00",
     "09:00 12/02/2026", "12/02/2026 09:00", "9:00 12/2/2026", "2026-02-12T09:00:00", " 2026-02-12T09:00 "],
)  # fmt: skip
def test_a_start_may_be_written_in_many_ways(start: str, capsys: pytest.CaptureFixture[str]) -> None:
    command.main([start, "3d", "--mode", "hour", "--json"])

    assert json.loads(capsys.readouterr().out)["due"] == "2026-02-24T09:00:00+07:00"


def test_people_read_the_ledger_day_by_day(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["15:40 12/02/2026", "3d"])

    shown = capsys.readouterr().out
    for words in ("15:40 T5 12/02/2026", "tính từ thứ Sáu 13/02", "Chủ nhật, nghỉ hằng tuần", "CV 9859/VPCP-KGVX 2025",
                  "hẹn trả lúc 17:30", "Lunar New Year"):  # fmt: skip
        assert words in shown


def test_pauses_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["2026-03-02T09:00", "5d", "--pause", "2026-03-03T07:30/2026-03-05T17:30"])

    shown = capsys.readouterr().out
    assert shown.count("Tạm dừng cả ngày") == 3
    assert "17:30 T5 12/03/2026" in shown


def test_a_provisional_year_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    command.main(["2027-03-01T09:00", "1d"])

    assert "lịch năm 2027 tạm tính" in capsys.readouterr().out


@pytest.mark.parametrize(("words", "named"), BROKEN, ids=range(len(BROKEN)))
def test_broken_words_get_one_clear_sentence(words: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = command.main(words)

    told = capsys.readouterr()
    assert (code, told.out) == (1, "")
    assert named in told.err and told.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["2026-02-12T09:00"], ["a", "b", "c"], ["--batch", "-", "x", "1d"]])
def test_a_wrong_command_is_said_to_be_wrong(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        command.main(words)

    assert left.value.code == 2
    assert "--help" in capsys.readouterr().err


def test_a_batch_answers_line_for_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(
        b'\xef\xbb\xbf{"start": "2026-02-12T09:00", "amount": "3d", "mode": "hour"}\r\n'
        b"not json\n"
        b"\n"
        b'{"start": "2026-02-12T09:00", "amount": "3d"}\n'
        b'{"start": "2026-02-12T09:00"}\n'
        b"\xff\xfe\n"
        b'{"start": "2035-02-12T09:00", "amount": "3d"}\n'
        + b"[" * 100_000 + b"\n"
        b'{"start": "2026-06-12T15:01", "amount": "0s"}'
    )  # fmt: skip

    code = command.main(["--batch", str(file)])

    told = capsys.readouterr()
    lines = [json.loads(x) for x in told.out.splitlines()]
    assert code == 1
    assert [x.get("due", x.get("line")) for x in lines] == [
        "2026-02-24T09:00:00+07:00", 2, "2026-02-24T17:30:00+07:00", 5, 6, 7, 8, "2026-06-15T17:30:00+07:00",
    ]  # fmt: skip
    assert "2035" in lines[5]["error"]
    assert told.err.count("\n") == 1 and "broken lines: 5" in told.err


def test_a_file_that_is_no_json_lines_is_left_after_twenty_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "anh.png"
    file.write_bytes(b"not json\n" * 5000)

    code = command.main(["--batch", str(file)])

    told = capsys.readouterr()
    assert code == 1
    assert told.out.count("\n") == 20
    assert told.err.count("\n") == 1 and "không phải tệp JSON Lines" in told.err


@pytest.mark.django_db
def test_a_unit_counts_by_its_own_hours_and_mode(capsys: pytest.CaptureFixture[str]) -> None:
    a_province()
    a_unit("H52.40", "Huyện Thử", Level.DISTRICT, "H52", count_mode="hour")
    unit = units.tree(TODAY).by_code("H52.40").id
    hours = {d: [["07:00", "11:00"], ["13:00", "17:00"]] for d in ("mon", "tue", "wed", "thu", "fri")}
    calendars.set_hours(unit=unit, valid_from=TODAY, sessions=hours, by=SYSTEM, at=AT)

    codes = [command.main(["2024-03-08T11:30", "1d", "--json", "--unit", code]) for code in ("H52.40", "H52", "H52.99")]

    told = capsys.readouterr()
    answers = [json.loads(x) for x in told.out.splitlines()]
    assert codes == [0, 0, 1]
    assert [(a["mode"], a["due"]) for a in answers] == [
        ("hour", "2024-03-11T11:00:00+07:00"), ("day", "2024-03-11T17:30:00+07:00"),
    ]  # fmt: skip
    assert "H52.99" in told.err


def test_without_a_unit_neither_django_nor_a_home_is_touched(tmp_path: Path) -> None:
    home = tmp_path / "home"
    program = (
        "import sys; from motcua.doors.terminal.main import main\n"
        "sys.argv = ['motcua', 'due', '2026-02-12T09:00', '3d', '--json']\n"
        "try: main()\n"
        "finally: assert not {'django', 'numpy', 'psycopg'} & set(sys.modules)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env={**os.environ, "MOTCUA_HOME": str(home)}, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["due"] == "2026-02-24T17:30:00+07:00"
    assert not home.exists()


def test_a_batch_is_read_from_stdin() -> None:
    asked = b'{"start": "2026-02-12T09:00", "amount": "12h"}\n' * 3
    program = "import sys; from motcua.doors.terminal.due import command; sys.exit(command.main(['--batch', '-']))"

    done = subprocess.run([sys.executable, "-c", program], input=asked, capture_output=True, check=False)

    assert done.returncode == 0
    assert [json.loads(x)["due"] for x in done.stdout.splitlines()] == ["2026-02-13T15:00:00+07:00"] * 3


def test_whoever_reads_no_further_hears_nothing_more() -> None:
    """As `motcua due --batch FILE | head -1`."""
    lines = '{"start": "2026-03-02T09:00", "amount": "1d"}\n' * 3000
    motcua = [sys.executable, "-m", "motcua.doors.terminal.main", "due", "--batch", "-"]
    with subprocess.Popen(motcua, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin and running.stdout and running.stderr
        writer = threading.Thread(target=_write, args=(running.stdin, lines.encode()))
        writer.start()
        running.stdout.readline()
        running.stdout.close()
        complaint = running.stderr.read()
        writer.join()

    assert (complaint, running.returncode) == (b"", 141)


def _write(to: IO[bytes], what: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):
        to.write(what)
        to.close()
