"""Words of the figures: periods with their two calendars, the cells that are counted, rates with named parts."""

from motcua.measures.terms.figures import Cell, DoesNotAddUp, Figures
from motcua.measures.terms.periods import Period, opening
from motcua.measures.terms.rates import Rate

__all__ = ["Cell", "DoesNotAddUp", "Figures", "Period", "Rate", "opening"]
