"""Addresses of the desks: the counter, the inbox, the file and its acts."""

from django.urls import URLPattern, path

from motcua.doors.desk.acts.table import PAGES, ActPage
from motcua.doors.desk.views import (
    acts,
    answers,
    books,
    calling,
    confirming,
    counter,
    digitising,
    dossier,
    errands,
    inbox,
    ledger,
    many,
    outcomes,
    papers,
    presence,
    printing,
    receipts,
    register,
    results_register,
    scanning,
    search,
    sheet,
    taken,
    transfers,
    undoing,
    waiting,
)

app_name = "desk"


def _act(page: ActPage) -> URLPattern:
    return path(f"ho-so/<str:code>/{page.noun}/", acts.page_of(page), name=page.name)


urlpatterns = [
    path("quay/", counter.counter, name="counter"),
    path("quay/nhieu/", sheet.sheet, name="sheet"),
    path("quay/in/", printing.queue, name="printing"),
    path("quay/in/giay-hen.pdf", printing.slips, name="slips"),
    path("quay/in/nhan.pdf", printing.labels, name="labels"),
    path("quay/truc-tuyen/", waiting.waiting, name="waiting"),
    path("quay/<str:code>/", taken.taken, name="taken"),
    path("goi-so/", calling.bar, name="calling"),
    path("viec/", inbox.inbox, name="inbox"),
    path("viec/cach-xem/", inbox.views, name="views"),
    path("viec/nhieu/", many.many, name="many"),
    path("viec/nhieu/<int:number>/", many.batch, name="batch"),
    path("quet/", scanning.scan, name="scan"),
    path("quet/<str:code>/", scanning.close, name="close"),
    path("xac-nhan/", confirming.confirmations, name="confirmations"),
    path("xac-nhan/<str:code>/<int:seq>/", confirming.confirm, name="confirmation"),
    path("giao-nhan/", receipts.receipts, name="receipts"),
    path("viec-giao/", errands.errands, name="errands"),
    path("viec-giao/moi/", errands.new, name="new_errand"),
    path("ban-giao/", transfers.transfers, name="transfers"),
    path("ban-giao/moi/", transfers.new, name="new_transfer"),
    path("ban-giao/<int:number>/", transfers.transfer, name="transfer"),
    path("phoi-hop/", answers.answers, name="answers"),
    path("tim/", search.search, name="search"),
    path("gui/<uuid:key>/", digitising.piece, name="piece"),
    path("so-hoa/", digitising.figures, name="digitised"),
    path("ho-so/<str:code>/so-hoa/", digitising.digitise, name="digitise"),
    path("ho-so/<str:code>/kho/<uuid:key>/", digitising.held, name="held"),
    path("so-sach/", books.shelf, name="books"),
    path("so-sach.pdf", books.pdf, name="books_pdf"),
    path("so-sach.xlsx", books.workbook, name="books_xlsx"),
    path("so-sach/dat/", books.order, name="books_order"),
    path("so-sach/<int:order>.pdf", books.fetched, name="book"),
    path("so-theo-doi/", register.register, name="register"),
    path("so-ket-qua/", results_register.register, name="results_register"),
    path("so-ket-qua.pdf", results_register.register_pdf, name="results_register_pdf"),
    path("so-theo-doi.pdf", register.register_pdf, name="register_pdf"),
    path("ho-so/<str:code>/", dossier.dossier, name="dossier"),
    path("ho-so/<str:code>/ai-dang-xem/", presence.presence, name="presence"),
    path("ho-so/<str:code>/hoan-tac/", undoing.undo, name="undo"),
    path("ho-so/<str:code>/ket-qua/", outcomes.outcome, name="outcome"),
    path("ho-so/<str:code>/loi-hen/", ledger.ledger, name="ledger"),
    path("ho-so/<str:code>/phieu/<int:seq>.pdf", papers.slip, name="slip"),
    path("ho-so/<str:code>/phieu-kiem-soat.pdf", papers.control_slip, name="control_slip"),
    path("ho-so/<str:code>/tap-tin/<uuid:key>/", papers.file, name="file"),
    *(_act(page) for page in PAGES),
]
