"""Due dates by the million, equal bit for bit to due_at()."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from motcua.calendars.terms import CUTOFF, Calendar, Mode, Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from motcua.calendars.rules.marking import Ruler


def due_many(
    starts: NDArray[np.datetime64],
    amounts: ArrayLike,
    unit: Unit,
    calendar: Calendar,
    mode: Mode = Mode.DAY,
    cutoff: time | None = CUTOFF,
) -> NDArray[Any]:
    """due_at() for each start, without pauses: datetime64[m] on the wall clock of Việt Nam, shaped like the inputs.

    starts: datetime64 on that wall clock (no zone). amounts: one number or one for each start; whole numbers are
    fastest, fractions are taken as the decimal they print as. Raises MissingYear, BadAmount.
    """
    from motcua.calendars.rules import vector  # numpy is for the many: one date does not pay for it

    return vector.due_many(starts, amounts, unit, calendar, mode, cutoff)


def ruler(calendar: Calendar, year: int) -> Ruler:
    """Working time as a ruler for arrays of moments, over the run of known years that holds a year.

    Raises MissingYear.
    """
    from motcua.calendars.rules.marking import Ruler

    return Ruler(calendar, year)
