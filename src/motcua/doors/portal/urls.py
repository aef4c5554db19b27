"""Addresses of citizens: file online, look up, follow, supplement, withdraw."""

from django.urls import path

from motcua.doors.portal.booking import today
from motcua.doors.portal.booking import views as booking
from motcua.doors.portal.filing import views as filing
from motcua.doors.portal.tracking import acts, letters, ratings, wishes
from motcua.doors.portal.tracking import papers as own
from motcua.doors.portal.tracking import views as tracking

app_name = "portal"
urlpatterns = [
    path("dat-lich/", booking.book, name="book"),
    path("dat-lich/<str:code>/", booking.booked, name="booking"),
    path("lay-so/", today.today, name="today"),
    path("so/<str:ticket>/<str:secret>/", booking.number, name="number"),
    path("nop/<str:procedure>/", filing.start, name="start"),
    path("nop/<str:procedure>/<str:draft>/da-gui/", filing.sent, name="sent"),
    path("nop/<str:procedure>/<str:draft>/tep/<uuid:key>/", filing.file, name="draft-file"),
    path("nop/<str:procedure>/<str:draft>/gui/<uuid:key>/", filing.piece, name="draft-piece"),
    path("nop/<str:procedure>/<str:draft>/<slug:slug>/", filing.step, name="step"),
    path("tra-cuu/", tracking.ask, name="ask"),
    path("tra-cuu/<str:code>/", tracking.bare, name="bare"),
    path("tra-cuu/<str:code>/<str:secret>/", tracking.follow, name="follow"),
    path("tra-cuu/<str:code>/<str:secret>/loi-hen/", tracking.ledger, name="ledger"),
    path("tra-cuu/<str:code>/<str:secret>/phieu/<int:seq>.pdf", tracking.slip, name="slip"),
    path("tra-cuu/<str:code>/<str:secret>/ket-qua/<int:seq>/", tracking.result, name="result"),
    path("tra-cuu/<str:code>/<str:secret>/giay-to/", own.papers, name="papers"),
    path("tra-cuu/<str:code>/<str:secret>/bo-sung/", acts.supplement, name="supplement"),
    path("tra-cuu/<str:code>/<str:secret>/bo-sung/gui/<uuid:key>/", acts.piece, name="supplement_piece"),
    path("tra-cuu/<str:code>/<str:secret>/danh-gia/", ratings.rate, name="rate"),
    path("tra-cuu/<str:code>/<str:secret>/rut/", acts.withdraw, name="withdraw"),
    path("tra-cuu/<str:code>/<str:secret>/tin-nhan/", letters.letters, name="letters"),
    path("tra-cuu/<str:code>/<str:secret>/tin-nhan/<uuid:key>/", letters.file, name="letter_file"),
    path("tra-cuu/<str:code>/<str:secret>/nhan-tin/", wishes.wish, name="wish"),
]
