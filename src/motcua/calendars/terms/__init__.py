"""Words of working time: amounts, moments, sessions, days off, calendars, pauses and ledgers. Pure Python."""

from motcua.calendars.terms.amount import Amount, BadAmount, Mode, Unit
from motcua.calendars.terms.calendar import Calendar, MissingYear, Session, Span, SpecialDay, Week, Year
from motcua.calendars.terms.ledger import Due, LedgerLine, Pause
from motcua.calendars.terms.moment import CUTOFF, ZONE, BadMoment, day_of, local, parse_moment
from motcua.calendars.terms.run import Run, hours_of

__all__ = [
    "CUTOFF",
    "ZONE",
    "Amount",
    "BadAmount",
    "BadMoment",
    "Calendar",
    "Due",
    "LedgerLine",
    "MissingYear",
    "Mode",
    "Pause",
    "Run",
    "Session",
    "Span",
    "SpecialDay",
    "Unit",
    "Week",
    "Year",
    "day_of",
    "hours_of",
    "local",
    "parse_moment",
]
