"""Addresses of the leaders' desk."""

from django.urls import path

from motcua.doors.office.views import approvals, letters, reports, truth

app_name = "office"
urlpatterns = [
    path("duyet/", approvals.approvals, name="approvals"),
    path("duyet/thu/", letters.letters, name="letters"),
    path("duyet/thu/<int:letter>/", letters.sign, name="sign_letter"),
    path("duyet/<str:code>/", approvals.approve, name="approve"),
    path("bao-cao/", reports.report, name="report"),
    path("bao-cao/danh-sach/", reports.listing, name="report_listing"),
    path("bao-cao/cham-cap-nhat/", truth.truth, name="truth"),
    path("bao-cao/cham-cap-nhat/danh-sach/", truth.listing, name="claims"),
    path("bao-cao/cham-cap-nhat.json", truth.data, name="truth_data"),
    path("bao-cao/bieu.xlsx", reports.workbook, name="report_workbook"),
]
