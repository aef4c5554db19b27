"""A file is read whole or refused whole, each reason with its line."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import pytest

from motcua.catalogue.rules.codes import normalised
from motcua.catalogue.rules.limits import cut
from motcua.catalogue.rules.reading import Reading, reading
from motcua.directory.terms import Level
from motcua.kernel.actor import Role

SHIPPED = resources.files("motcua.catalogue").joinpath("data/procedures.json").read_bytes()


def an_entry(**said: Any) -> dict[str, Any]:
    """One procedure of three steps that sum to its limit."""
    steps = [
        {"no": 1, "name": "Tiếp nhận", "role": "Bộ phận tiếp nhận", "duration_hours": 4, "counted": True},
        {"no": 2, "name": "Thẩm định", "role": "Công chức Phòng Kinh tế", "duration_hours": 12, "counted": True},
        {"no": 3, "name": "Ký", "role": "Chủ tịch UBND", "duration_hours": 8, "counted": True},
        {"no": 4, "name": "Trả kết quả", "role": "", "duration_hours": None, "counted": False},
    ]
    entry = {
        "code": "1.999001", "name": "Thủ tục thử", "field": "Hộ tịch", "level_from_2025_07": "xã",
        "level_before_2025_07": "huyện", "time_limit": {"kind": "working_days", "value": 3}, "steps": steps,
        "online_level": "toàn trình",
    }  # fmt: skip
    return entry | said


def a_file(*entries: dict[str, Any], **said: Any) -> bytes:
    """A file of procedures, one key to a line."""
    whole = {"schema_version": 1, "procedures": list(entries)} | said
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _complaints(read: Reading) -> str:
    assert read.drafts == () or not read.errors
    return "\n".join(map(str, read.errors))


def test_the_shipped_file_is_sound() -> None:
    read = reading(SHIPPED)

    assert read.errors == ()
    assert len({d.code for d in read.drafts}) == 82


def test_a_changed_level_makes_two_dated_drafts() -> None:
    before, since = reading(a_file(an_entry())).drafts

    assert (before.level, str(before.valid_to)) == (Level.DISTRICT, "2025-06-30")
    assert (since.level, str(since.valid_from)) == (Level.COMMUNE, "2025-07-01")


def test_free_words_become_receivers() -> None:
    definition = reading(a_file(an_entry())).drafts[0].definition

    assert definition is not None
    assert [(s.role, s.unit) for s in definition.steps] == [
        (Role.COUNTER, "intake"), (Role.OFFICER, "division:Phòng Kinh tế"),
        (Role.HEAD, "competent"), (Role.COUNTER, "intake"),
    ]  # fmt: skip
    assert definition.handover == "tra-ket-qua"


def test_under_a_limit_of_calendar_days_eight_hours_are_one_of_them() -> None:
    draft = reading(a_file(an_entry(time_limit={"kind": "calendar_days", "value": 3}))).drafts[0]

    assert draft.definition is not None
    assert [s.allotted for s in draft.definition.steps] == ["12e", "36e", "24e", None]


def test_old_levels_of_service_map_onto_the_new() -> None:
    partial = reading(a_file(an_entry(online_level=None, legacy_level=3))).drafts[0]
    full = reading(a_file(an_entry(online_level=None, legacy_level=4))).drafts[0]

    assert (partial.online_level, full.online_level) == ("partial", "full")


def test_a_cut_is_an_exact_share_of_the_law_s_limit() -> None:
    assert str(cut("15d", "12d")) == "1/5"
    assert str(cut("2.5d", "2d")) == "1/5"
    assert cut("0s", "0s") == 0


@pytest.mark.parametrize(
    ("written", "code", "agency"),
    [
        ("1.001193", "1.001193", ""),
        ("1.001193.000.00.00.H42", "1.001193", "000.00.00.H42"),
        ("1.013225.H17", "1.013225", "H17"),
        ("2.000908.00 0.00.00.H61", "2.000908", "000.00.00.H61"),
        ("1.014.111", "1.014111", ""),
        ("2.000815.000.00.00.H55.02", "2.000815", "000.00.00.H55.02"),
        (" 1.001193 \n", "1.001193", ""),
    ],
)
def test_codes_are_brought_to_the_national_form(written: str, code: str, agency: str) -> None:
    assert normalised(written) == (code, agency)


@pytest.mark.parametrize("written", ["", "4.001193", "1.00119", "1.0011934", "abc", "1.001193-H42", "1.001193.h42'"])
def test_what_is_no_code_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="không phải mã thủ tục"):
        normalised(written)


SEMANTIC: dict[str, tuple[dict[str, Any], str, str]] = {
    "a negative limit": ({"time_limit": {"kind": "working_days", "value": -1}}, '"value": -1', "nhỏ hơn 0"),
    "no limit at all": ({"time_limit": {"kind": "working_days", "value": 0}}, '"value": 0', "thời hạn bằng 0"),
    "half a month": ({"time_limit": {"kind": "months", "value": 1.5}}, '"value": 1.5', "số tháng phải là số nguyên"),
    "steps under the limit": (
        {"time_limit": {"kind": "working_days", "value": 4}}, '"steps"', "còn thiếu 1 ngày",
    ),
    "an unknown code": ({"code": "9.123456"}, '"code"', "không phải mã thủ tục"),
    "a key nobody knows": ({"colour": "red"}, '"colour"', "không có trong định dạng"),
    "a name of nothing": ({"name": "   "}, '"name": "   "', "không được để trống"),
    "a number for a name": ({"name": 7}, '"name": 7', "phải là chuỗi chữ"),
    "true for a number": ({"set_count": True}, '"set_count"', "phải là số nguyên"),
    "words for a number": ({"set_count": "1"}, '"set_count"', "phải là số nguyên"),
    "an unknown level": ({"level_from_2025_07": "sao Hỏa"}, '"level_from_2025_07"', "không hiểu cấp giải quyết"),
    "a kind of service nobody knows": ({"online_level": "rất cao"}, '"online_level"', "chỉ nhận một trong"),
    "a promise beyond the law": (
        {"legal_time_limit": {"kind": "working_days", "value": 2}}, '"time_limit"', "dài hơn thời hạn luật định 2d",
    ),
    "a broken process": (
        {"process": {"code": "x", "name": "x", "start": "z", "steps": []}}, '"steps": []', "ít hơn số mục",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", SEMANTIC)
def test_a_fault_is_told_with_its_line(fault: str) -> None:
    said, mark, words = SEMANTIC[fault]
    raw = a_file(an_entry(code="1.000001", name="Trước"), an_entry(**said))
    first = raw.decode().splitlines().index(next(x for x in raw.decode().splitlines() if "1.000001" in x))
    line = next(n for n, x in enumerate(raw.decode().splitlines(), 1) if mark in x and n > first + 40)

    complaints = _complaints(reading(raw))

    assert words in complaints
    assert f"dòng {line}: " in complaints


def test_steps_over_the_limit_are_told_at_the_step_where_they_tip_over() -> None:
    raw = a_file(an_entry(time_limit={"kind": "working_days", "value": 2}))
    third = raw.decode().splitlines().index('     "no": 3,')  # its brace stands on the line before, counted from 1
    assert f"dòng {third}: 1.999001 Thủ tục thử: Các bước vượt thời hạn 2 ngày tại bước 'Ký'" in _complaints(
        reading(raw)
    )


def test_an_unknown_receiver_is_told_at_its_step() -> None:
    entry = an_entry()
    entry["steps"][1]["role"] = "Ông Bụt"

    assert "không nhận ra người nhận 'Ông Bụt'" in _complaints(reading(a_file(entry)))


def test_a_time_no_process_can_take_is_told_at_its_step() -> None:
    entry = an_entry(time_limit={"kind": "calendar_days", "value": 3})
    entry["steps"][1]["duration_hours"] = 20000

    assert "'60000e' không phải một khoảng thời gian" in _complaints(reading(a_file(entry)))


def test_a_limit_that_rounds_to_nothing_is_refused() -> None:
    entry = an_entry(time_limit={"kind": "working_days", "value": 1e-9}, steps=[])

    assert "thời hạn bằng 0" in _complaints(reading(a_file(entry)))


def test_two_entries_of_one_code_are_refused_with_both_lines() -> None:
    complaints = _complaints(reading(a_file(an_entry(), an_entry(code="1.999.001.H17", name="Khác"))))

    assert "mã 1.999001 đã có ở dòng 5" in complaints


def test_one_name_under_two_codes_is_said_but_not_refused() -> None:
    read = reading(a_file(an_entry(), an_entry(code="1.999002")))

    assert read.errors == ()
    assert "trùng tên với mã 1.999001" in str(read.warnings[0])


def test_a_wrong_count_is_refused() -> None:
    assert "'count' ghi 3 nhưng tệp có 1 thủ tục" in _complaints(reading(a_file(an_entry(), count=3)))


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "dòng 1: tệp rỗng"),
    "spaces": (b" \n\n ", "dòng 1: tệp rỗng"),
    "cut off": (SHIPPED[:20000], "JSON hỏng"),
    "not UTF-8": (b'{"a":\n "\xff\xfe"}', "dòng 2: byte thứ 9 không phải UTF-8"),
    "UTF-16": ('{"a": 1}'.encode("utf-16"), "không phải UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "không phải UTF-8"),
    "a list": (b"[]", "phải là đối tượng"),
    "a number": (b"7", "phải là đối tượng"),
    "null": (b"null", "phải là đối tượng"),
    "NaN": (b'{"schema_version": NaN}', "NaN"),
    "a huge number": (b'{"schema_version": ' + b"9" * 6000 + b"}", "dòng 1"),
    "a depth of a million": (b"[" * 1_000_000, "lồng nhau"),
    "a closed depth": (b"[" * 900 + b"]" * 900, "lồng nhau"),
    "a key twice": (b'{"schema_version": 1,\n"schema_version": 1}', "dòng 2: trường 'schema_version' khai hai lần"),
    "a NUL": (b'{"note":\n "a\\u0000b"}', "dòng 2: chuỗi có ký tự không lưu được"),
    "half a character": (b'{"note": "\\ud83d"}', "không lưu được"),
    "a trailing comma": (b'{"schema_version": 1,\n}', "dòng 2"),
    "two documents": (b"{}\n{}", "dòng 2: JSON hỏng ở cột 1: thừa nội dung"),
    "no procedures": (b'{"schema_version": 1, "procedures": []}', "ít hơn số mục cần có: 1"),
    "another version": (b'{"schema_version": 2, "procedures": []}', "schema_version"),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_a_hostile_file_is_refused_in_words(fault: str) -> None:
    raw, words = HOSTILE[fault]

    complaints = _complaints(reading(raw))

    assert words in complaints


def test_a_byte_order_mark_is_forgiven() -> None:
    assert reading(b"\xef\xbb\xbf" + a_file(an_entry())).errors == ()
