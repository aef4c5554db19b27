"""Questions about dossiers in numbers. One definition of each count; every answer is true at the moment it is asked."""

from motcua.measures.queries.answers import answers, slow_answers
from motcua.measures.queries.assisted import assisted
from motcua.measures.queries.drill import Line, Listing, drill
from motcua.measures.queries.figures import by_channel, by_field, by_procedure, by_unit, figures
from motcua.measures.queries.names import field_names
from motcua.measures.queries.overdue import overdue_by_unit
from motcua.measures.queries.truth import Span, claims, lags, truth
from motcua.measures.queries.years import years

__all__ = [
    "Line", "Listing", "Span", "answers", "assisted", "by_channel", "by_field", "by_procedure", "by_unit", "claims",
    "drill", "field_names", "figures", "lags", "overdue_by_unit", "slow_answers", "truth", "years",
]  # fmt: skip
