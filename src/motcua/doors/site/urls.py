"""Addresses of the public pages."""

from django.urls import path

from motcua.doors.site import checking, figures, views

app_name = "site"
urlpatterns = [
    path("", views.home, name="home"),
    path("thu-tuc/", views.procedures, name="procedures"),
    path("thu-tuc/<str:code>/", views.procedure, name="procedure"),
    path("thu-tuc/<str:code>/so-do.svg", views.picture, name="picture"),
    path("so-lieu/", figures.figures, name="figures"),
    path("kiem-tra/", checking.ask, name="check"),
    path("kiem-tra/<str:code>/<str:short>/", checking.checked, name="checked"),
]
