"""Addresses of citizens: file online, look up, follow, supplement, withdraw."""

from django.urls import path

from motcua.doors.portal.filing import views as filing

app_name = "portal"
urlpatterns = [
    path("nop/<str:procedure>/", filing.start, name="start"),
    path("nop/<str:procedure>/<str:draft>/da-gui/", filing.sent, name="sent"),
    path("nop/<str:procedure>/<str:draft>/tep/<uuid:key>/", filing.file, name="draft-file"),
    path("nop/<str:procedure>/<str:draft>/<slug:slug>/", filing.step, name="step"),
]
