"""The command line of motcua due. Exit codes: 0 all answered, 1 something refused (said on stderr), 2 wrong usage."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

from motcua.calendars import rules
from motcua.calendars.terms import Mode, parse_moment
from motcua.doors.terminal.due import asked, shown
from motcua.doors.terminal.due.asked import Office, Question
from motcua.kernel.refused import Refused
from motcua.kernel.text import Text

#: broken lines before any good one, after which a file is taken for something else
ENOUGH = 20

EXAMPLES = """thời hạn / amount:
  5d ngày làm việc / working days · 12h giờ làm việc / working hours · 10c ngày / calendar days
  2m tháng / months · 0s trong ngày, quy tắc 15 giờ / same day, 15:00 rule · 48e giờ đồng hồ / elapsed hours
ví dụ / examples:
  motcua due 2026-02-12T09:00 3d
  motcua due "15:40 12/02/2026" 2.5d --mode hour --json
  motcua due 2026-03-02T09:00 5d --pause 2026-03-03T08:00/2026-03-05T10:00
  motcua due --batch cau-hoi.jsonl
mỗi dòng / each line:  {"start": "2026-02-12T09:00", "amount": "3d", "mode": "day"}
một dòng sai / a broken line:  {"line": n, "error": "…"}, 1"""


class Parser(argparse.ArgumentParser):
    """argparse, with its complaint in Vietnamese first."""

    def error(self, message: str) -> NoReturn:
        """Exit 2 with a sentence."""
        self.exit(2, f"motcua due: lệnh chưa đúng, xem motcua due --help / {message}\n")


def main(words: list[str]) -> int:
    """Answer one question, or a batch. Returns the exit code."""
    _speak_utf8()
    args = _parser().parse_args([_kept_positional(w) for w in words])
    try:
        office = _office(args)
        if args.batch is not None:
            return _batch(args.batch, office)
        question = asked.question(args.start, args.amount, args.mode, args.pause)
        show = shown.as_json if args.json else shown.as_table
        print(show(question, question.mode or office.mode, question.answer(office)))
    except Refused as refused:
        return _refuse(shown.both(Text(refused.vi, refused.en)))
    return 0


def _parser() -> Parser:
    parser = Parser(
        prog="motcua due", description="Tính ngày hẹn trả, kèm sổ tính từng ngày / a due date and its ledger",
        epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("start", nargs="?", metavar="START", help="lúc tiếp nhận / received: 2026-02-12T09:00")
    parser.add_argument("amount", nargs="?", metavar="AMOUNT", help="thời hạn / amount: 5d")
    parser.add_argument("--mode", help="day (mặc định / default) | hour")
    parser.add_argument("--unit", metavar="CODE", help="lịch và cách tính của đơn vị / by the unit's calendar and mode")
    parser.add_argument("--pause", action="append", default=[], metavar="FROM/TO", help="khoảng tạm dừng / a pause")
    parser.add_argument("--json", action="store_true", help="một dòng JSON / one JSON line")
    parser.add_argument("--batch", metavar="FILE", help="mỗi dòng một câu hỏi JSON, - là stdin / JSON Lines")
    return parser


def _office(args: argparse.Namespace) -> Office:
    """The calendar to count by, once the words fit together."""
    if args.batch is None and (args.start is None or args.amount is None):
        _parser().error("START AMOUNT, or --batch FILE")
    if args.batch is not None and (args.start is not None or args.pause):
        _parser().error("--batch FILE stands without START, AMOUNT and --pause")
    mode = asked.mode_of(args.mode)
    if args.unit is None:
        return Office(rules.standard(), mode or Mode.DAY)
    from motcua.doors.terminal.due.unit import office_of

    office = office_of(args.unit, None if args.start is None else parse_moment(args.start).date())
    return Office(office.calendar, mode or office.mode)


def _batch(name: str, office: Office) -> int:
    """One line out for each line in; a broken one gives {"line", "error"}, and in the end one sentence and exit code 1.

    A file that is nothing but broken lines is no JSON Lines: enough of them and the rest is not read."""
    broken = answered = 0
    for number, line in _lines(name):
        try:
            question = asked.question_of_line(line)
            print(_answer(question, office))
            answered += 1
        except Refused as refused:
            broken += 1
            sentence = shown.both(Text(refused.vi, refused.en))
            print(json.dumps({"line": number, "error": sentence}, ensure_ascii=False))
            if broken == ENOUGH and not answered:
                return _refuse(
                    f"{name} không phải tệp JSON Lines: {ENOUGH} dòng đầu đều sai, không đọc tiếp. / "
                    f"{name} is no JSON Lines file: its first {ENOUGH} lines are broken, the rest was not read."
                )
    return _refuse(f"{broken} dòng sai, xem “error”. / broken lines: {broken}, see “error”.") if broken else 0


def _answer(question: Question, office: Office) -> str:
    return shown.as_json(question, question.mode or office.mode, question.answer(office))


def _lines(name: str) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1. Raises Refused when the file cannot be read."""
    try:
        with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
            for number, line in enumerate(file, 1):
                if line := line.removeprefix(b"\xef\xbb\xbf").strip():
                    yield number, line
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise Refused(f"Không đọc được tệp {name}: {reason}.", f"The file {name} cannot be read: {reason}.") from None


def _kept_positional(word: str) -> str:
    """-5d is an amount (a wrong one), not an option; argparse takes a word with a blank for no option."""
    return f" {word}" if re.match(r"-\d", word) else word


def _refuse(sentence: str) -> int:
    print(f"motcua due: {sentence}", file=sys.stderr)
    return 1


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
