"""Filling a form from figures, checking it, and writing it out. Pure."""

from motcua.reporting.rules.filling import fill, held_against, values
from motcua.reporting.rules.forms import form
from motcua.reporting.rules.heads import heads
from motcua.reporting.rules.workbook import workbook
from motcua.reporting.rules.writing import as_json, as_table

__all__ = ["as_json", "as_table", "fill", "form", "heads", "held_against", "values", "workbook"]
