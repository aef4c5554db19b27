"""How the law counts: due dates, their ledger, and working time between moments. Pure Python; the clock is given.

Law: Bộ luật Dân sự 2015 Art. 147-148 (counting), Bộ luật Lao động 2019 Art. 111-112 (days off).
"""

from motcua.calendars.rules.ending import due_at
from motcua.calendars.rules.inheritance import inherited
from motcua.calendars.rules.ledger import added, due
from motcua.calendars.rules.many import due_many, ruler
from motcua.calendars.rules.national import shipped_days, standard, week_of
from motcua.calendars.rules.working import closing, snap, working_minutes
from motcua.calendars.terms import CUTOFF, ZONE, day_of, parse_moment

__all__ = [
    "CUTOFF", "ZONE", "added", "closing", "day_of", "due", "due_at", "due_many", "inherited", "parse_moment", "ruler",
    "shipped_days", "snap", "standard", "week_of", "working_minutes",
]  # fmt: skip
