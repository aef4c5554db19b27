"""Questions to the dossiers. Answers are frozen; lists always have a limit and never show what is not visible."""

from motcua.dossiers.queries.answers import Answers, answers, overdue
from motcua.dossiers.queries.contents import Content, FieldView, content, lacking
from motcua.dossiers.queries.deciding import approved_without, owes_paper
from motcua.dossiers.queries.declared import Declaration, to_confirm
from motcua.dossiers.queries.ledger import PromiseLedger, own_promises, promises
from motcua.dossiers.queries.letters import LetterView
from motcua.dossiers.queries.lists import Row, Waiting, named, promised, search, to_accept, to_return, waiting
from motcua.dossiers.queries.page import EventView, FormView, Page, TaskView, page, pages
from motcua.dossiers.queries.papers import FormData, control_slip, paper, register
from motcua.dossiers.queries.people import Known, known, known_from
from motcua.dossiers.queries.receipts import HandOver, given, to_decide, to_sign
from motcua.dossiers.queries.requests import RequestView
from motcua.dossiers.queries.results import ResultView, own_result
from motcua.dossiers.queries.signed_share import GivenResult, SignedShare, given_results, signed_share
from motcua.dossiers.queries.tracking import Holder, Tracking, tracking
from motcua.dossiers.queries.trays import Tally, inbox, tallies
from motcua.dossiers.queries.unsealed import to_seal
from motcua.dossiers.queries.unsigned import TURN, Unsigned, unsigned

__all__ = [
    "Answers", "Content", "Declaration", "EventView", "FieldView", "FormData", "FormView",
    "GivenResult", "HandOver", "Holder", "Known",
    "LetterView", "Page", "PromiseLedger", "RequestView", "ResultView", "Row", "SignedShare", "TURN", "Tally",
    "TaskView", "Tracking",
    "Unsigned", "Waiting", "answers", "approved_without", "content", "control_slip", "given", "given_results", "inbox",
    "known", "known_from", "lacking", "named", "overdue", "owes_paper",
    "own_promises", "own_result", "page", "pages", "paper", "promised", "promises", "register", "search",
    "signed_share", "tallies", "to_accept",
    "to_confirm", "to_decide", "to_return", "to_seal", "to_sign", "tracking", "unsigned", "waiting",
]  # fmt: skip
