"""How numbers are written in Vietnamese: a dot groups thousands, a comma marks decimals."""

from __future__ import annotations

from decimal import Decimal

from motcua.measures.terms import Rate


def grouped(n: int) -> str:
    """13737 -> 13.737."""
    return f"{n:,}".replace(",", ".")


def percent(value: Decimal | None) -> str:
    """98.42 -> 98,42 %; a dash when there was nothing to divide by."""
    return "–" if value is None else f"{value:.2f} %".replace(".", ",")


def sentence(rate: Rate) -> str:
    """A rate with its numerator and denominator."""
    return (
        f"{rate.name.vi}: {percent(rate.percent)} "
        f"({grouped(rate.part)} {rate.part_name.vi} / {grouped(rate.whole)} {rate.whole_name.vi})"
    )
