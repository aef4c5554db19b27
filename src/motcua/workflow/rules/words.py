"""Figures and amounts as a person reads them."""

from __future__ import annotations

from fractions import Fraction

from motcua.kernel.actor import Role
from motcua.kernel.text import Text
from motcua.workflow.terms import days

_UNITS = {
    "d": Text("ngày làm việc", "working days"),
    "h": Text("giờ làm việc", "working hours"),
    "c": Text("ngày", "days"),
    "m": Text("tháng", "months"),
    "e": Text("giờ", "hours"),
}


def figure(number: Fraction) -> str:
    """A number with a decimal comma and at most four places: 2,5."""
    return f"{float(number):.4f}".rstrip("0").rstrip(".").replace(".", ",")


def spoken(amount: str) -> Text:
    """An amount in words: 2h -> 2 giờ làm việc; 408e -> 17 ngày; 0s -> trong ngày."""
    unit, number = amount[-1], Fraction(amount[:-1])
    if unit == "s":
        return Text("trong ngày", "same day")
    if unit in "eh" and (whole := days(amount)) >= 1 and whole.denominator <= 2:
        unit, number = ("c" if unit == "e" else "d"), whole
    words = _UNITS[unit]
    return Text(f"{figure(number)} {words.vi}", f"{figure(number).replace(',', '.')} {words.en}")


_PLACES = {
    "intake": Text("nơi tiếp nhận", "where it was received"),
    "competent": Text("cơ quan giải quyết", "deciding agency"),
    "parent": Text("cấp trên trực tiếp", "the unit above"),
    "level:province": Text("cấp tỉnh", "province"),
    "level:department": Text("sở, ngành", "department"),
    "level:district": Text("cấp huyện", "district"),
    "level:division": Text("phòng chuyên môn", "division"),
    "level:commune": Text("cấp xã", "commune"),
    "level:counter": Text("bộ phận một cửa", "counter"),
}


def place(resolver: str) -> Text:
    """Where a resolver points to, in words: division:Phòng Kinh tế -> Phòng Kinh tế."""
    if resolver in _PLACES:
        return _PLACES[resolver]
    name = resolver.partition(":")[2]
    return Text(name, name)


_ROLES = {
    Role.COUNTER: Text("Một cửa", "Counter"),
    Role.OFFICER: Text("Chuyên môn", "Specialist"),
    Role.HEAD: Text("Lãnh đạo", "Leader"),
    Role.CLERK: Text("Văn thư", "Records clerk"),
    Role.REFORM: Text("Cải cách hành chính", "Reform"),
    Role.ADMIN: Text("Quản trị", "Administrator"),
}


def role(receiver: Role) -> Text:
    """Who does a step, as the picture calls them."""
    return _ROLES[receiver]
