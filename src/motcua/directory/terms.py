"""Words of the directory."""

from enum import StrEnum


class Level(StrEnum):
    """Level of a unit in the state's tree."""

    PROVINCE = "province"  # tỉnh
    DEPARTMENT = "department"  # sở, ban, ngành
    DISTRICT = "district"  # huyện (until 2025-06-30)
    DIVISION = "division"  # phòng chuyên môn
    COMMUNE = "commune"  # xã, phường, thị trấn, đặc khu
    COUNTER = "counter"  # bộ phận tiếp nhận và trả kết quả


class Change(StrEnum):
    """Why one unit follows another."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    MOVE = "move"
    ABOLISH = "abolish"
