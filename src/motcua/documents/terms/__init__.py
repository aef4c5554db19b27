"""Words of this context: the seven legal forms, their editions, and what is known of a stored file."""

from motcua.documents.terms.files import (
    ACCEPTED,
    LIMIT,
    PHOTOS,
    RESULTS,
    TAKEN,
    Checked,
    FileView,
    Kind,
    Received,
    Waiting,
)
from motcua.documents.terms.forms import Edition, Form
from motcua.documents.terms.sheets import Entry, LedgerRow, Paper, Principal, Sheet, Step, Wanted
from motcua.documents.terms.values import (
    SHEETS,
    ApologyValues,
    ControlSlipValues,
    ReceiptValues,
    RefusalValues,
    RegisterValues,
    StopNoticeValues,
    SupplementRequestValues,
)

__all__ = [
    "ACCEPTED",
    "LIMIT",
    "PHOTOS",
    "RESULTS",
    "SHEETS",
    "TAKEN",
    "ApologyValues",
    "Checked",
    "ControlSlipValues",
    "Edition",
    "Entry",
    "FileView",
    "Form",
    "Kind",
    "LedgerRow",
    "Paper",
    "Principal",
    "Received",
    "ReceiptValues",
    "RefusalValues",
    "RegisterValues",
    "Sheet",
    "Step",
    "StopNoticeValues",
    "SupplementRequestValues",
    "Waiting",
    "Wanted",
]
