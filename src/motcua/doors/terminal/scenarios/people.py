"""Invented applicants."""

from __future__ import annotations

import random

from motcua.dossiers.terms import Applicant

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lò", "Quàng", "Vàng", "Sùng", "Nông",
    "Hà", "Đinh", "Lường", "Cầm", "Giàng",
)  # fmt: skip
MIDDLE = ("Văn", "Thị", "Minh", "Thu", "Quốc", "Hồng", "Thanh", "Đức", "Ngọc", "Xuân", "A", "Bích")
GIVEN = (
    "An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương", "Khánh", "Lan",
    "Linh", "Long", "Mai", "Nam", "Nga", "Phúc", "Phương", "Quân", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn",
    "Vân", "Yến",
)  # fmt: skip


def applicant(dice: random.Random) -> Applicant:
    """Somebody who does not exist; the number is of no real series."""
    name = f"{dice.choice(FAMILY)} {dice.choice(MIDDLE)} {dice.choice(GIVEN)}"
    number = f"999{dice.randrange(10**9):09d}"
    return Applicant(name=name, id_no=number, address=f"Tổ {dice.randrange(1, 20)}", phone=f"0000{number[-6:]}")
