"""The line a scanner types from an identity card: read whole, or refused in words."""

from __future__ import annotations

from datetime import date

import pytest

from motcua.doors.desk.counter import card

TODAY = date(2026, 3, 4)
WHOLE = "001190000001|012345678|Nguyễn Thị Thử|01011990|Nữ|Bản Thử, xã Thử|01012022"


def test_a_whole_line_says_everything_on_the_card() -> None:
    found = card.read(WHOLE, TODAY)

    assert (found.number, found.old_number, found.name) == ("001190000001", "012345678", "Nguyễn Thị Thử")
    assert (found.born, found.sex, found.address) == (date(1990, 1, 1), "Nữ", "Bản Thử, xã Thử")
    assert found.issued == date(2022, 1, 1)


@pytest.mark.parametrize(
    "line",
    [
        "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử",
        "001190000001||Nguyễn Thị Thử|01011990|Nữ|Bản Thử|",
        "001390000001||Nguyễn Thị Cháu|01012090|nữ|Bản Thử|01012022|Nguyễn Văn Cha|Lê Thị Mẹ",
        " 001090000001 || Nguyễn Văn Thử | 01011990 | Nam | Bản Thử | 01012022",
    ],
)
def test_cards_without_a_day_of_issue_with_parents_or_with_blanks_are_read_too(line: str) -> None:
    assert card.read(line, date(2095, 1, 1)).address == "Bản Thử"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("001190000001||Nguyễn", "đọc thiếu: 3 trên 7 phần"),
        (WHOLE.replace("001190000001", "00119000001"), "“00119000001”, không phải 12 chữ số"),
        (WHOLE.replace("001190000001", "٠٠١١٩٠٠٠٠٠٠١"), "không phải 12 chữ số"),
        (WHOLE.replace("Nguyễn Thị Thử", " "), "thiếu họ tên"),
        (WHOLE.replace("01011990", "31021990"), "Ngày sinh “31021990” không phải một ngày"),
        (WHOLE.replace("01011990", "1990"), "Ngày sinh “1990”"),
        (WHOLE.replace("01012022", "01012030"), "Ngày cấp 01/01/2030 chưa đến"),
        (WHOLE.replace("01011990", "01011991"), "không khớp ngày sinh 01/01/1991"),
        (WHOLE.replace("Nữ", "Nam"), "không khớp ngày sinh 01/01/1990, giới tính Nam"),
    ],
)
def test_a_line_cut_or_misread_is_refused_in_words(line: str, said: str) -> None:
    with pytest.raises(card.Unreadable) as no:
        card.read(line, TODAY)
    assert said in no.value.words.vi
    assert no.value.words.vi.endswith("Quét lại thẻ, hoặc gõ số định danh.")
