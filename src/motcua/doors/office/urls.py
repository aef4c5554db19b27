"""Addresses of the leaders' desk."""

from django.urls import path

from motcua.doors.office.views import approvals, reports

app_name = "office"
urlpatterns = [
    path("duyet/", approvals.approvals, name="approvals"),
    path("duyet/<str:code>/", approvals.approve, name="approve"),
    path("bao-cao/", reports.report, name="report"),
    path("bao-cao/danh-sach/", reports.listing, name="report_listing"),
    path("bao-cao/bieu.xlsx", reports.workbook, name="report_workbook"),
]
