"""Addresses of the leaders' desk."""

from django.urls import path

from motcua.doors.office.views import approvals

app_name = "office"
urlpatterns = [
    path("duyet/", approvals.approvals, name="approvals"),
    path("duyet/<str:code>/", approvals.approve, name="approve"),
]
