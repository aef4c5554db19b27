"""How numbers, money and moments are written, everywhere: 13.520 · 98,42% · 1.250.000 đ · 07:30 ngày 05/09/2026."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from motcua.calendars.terms import ZONE
from motcua.kernel.text import Text

WEEKDAYS = (
    Text("thứ Hai", "Monday"),
    Text("thứ Ba", "Tuesday"),
    Text("thứ Tư", "Wednesday"),
    Text("thứ Năm", "Thursday"),
    Text("thứ Sáu", "Friday"),
    Text("thứ Bảy", "Saturday"),
    Text("Chủ nhật", "Sunday"),
)
SPANS = (Text("ngày", "d"), Text("giờ", "h"), Text("phút", "min"))
Quantity = int | float | Decimal | Fraction


def number(value: Quantity, places: int = 0) -> str:
    """13520 -> 13.520; 2.5 with one place -> 2,5."""
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator) if isinstance(value, Fraction) else Decimal(str(value))
    )
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def amount(value: Fraction) -> str:
    """A count of days that may hold a part of one: 1 · 0,5 · 0,25."""
    return number(value, 0 if value.denominator == 1 else 1 if value.denominator == 2 else 2)


def percent(part: Quantity, whole: Quantity | None = None, places: int = 2) -> str:
    """98,42%; with a whole the share is computed, and nothing of nothing is a dash."""
    if whole is None:
        return number(part, places) + "%"
    return number(Fraction(part) * 100 / Fraction(whole), places) + "%" if whole else "–"


def money(dong: int) -> str:
    """1250000 -> 1.250.000 đ."""
    return number(dong) + " đ"


def day(value: date | datetime) -> str:
    """05/09/2026."""
    return f"{_local(value):%d/%m/%Y}"


def clock(value: datetime) -> str:
    """07:30."""
    return f"{_local(value):%H:%M}"


def moment(value: datetime, language: str = "vi") -> str:
    """07:30 ngày 05/09/2026; in English 07:30, 05/09/2026."""
    return f"{clock(value)} ngày {day(value)}" if language == "vi" else f"{clock(value)}, {day(value)}"


def weekday(value: date | datetime, language: str = "vi") -> str:
    """thứ Bảy."""
    return WEEKDAYS[_local(value).weekday()].to(language)


def full(value: datetime, language: str = "vi") -> str:
    """07:30 ngày 05/09/2026 (thứ Bảy); in English 07:30, 05/09/2026 (Saturday)."""
    return f"{moment(value, language)} ({weekday(value, language)})"


def lasting(span: timedelta, language: str = "vi") -> str:
    """The two largest parts of a span of time: 2 ngày 3 giờ, 3 giờ 10 phút, 0 phút."""
    minutes = int(span.total_seconds()) // 60
    parts = zip((minutes // 1440, minutes // 60 % 24, minutes % 60), SPANS, strict=True)
    said = [f"{n} {words.to(language)}" for n, words in parts if n]
    return " ".join(said[:2]) or f"0 {SPANS[-1].to(language)}"


def size(octets: int) -> str:
    """Of a file: 14 MB, 1,2 MB, 300 kB."""
    if octets < 1000 * 1000:
        return f"{max(1, -(-octets // 1000))} kB"
    megabytes = Fraction(octets, 1000 * 1000)
    return f"{number(megabytes, 0 if megabytes.denominator == 1 else 1)} MB"


def _local(value: date | datetime) -> date | datetime:
    return value.astimezone(ZONE) if isinstance(value, datetime) else value
