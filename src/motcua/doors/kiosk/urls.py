"""Addresses of the hall: machines that give numbers, and screens that show them."""

from django.urls import path

from motcua.doors.kiosk import halls, lookups, ratings, scanning, screens

app_name = "kiosk"
urlpatterns = [
    path("kiosk/", halls.halls, name="halls"),
    path("kiosk/<str:counter>/", halls.hall, name="hall"),
    path("kiosk/<str:counter>/lay-so/", halls.draw, name="draw"),
    path("kiosk/<str:counter>/so/<str:ticket>/<str:secret>/", halls.drawn, name="drawn"),
    path("kiosk/<str:counter>/da-dat/", halls.booked, name="booked"),
    path("kiosk/<str:counter>/thu-tuc/", lookups.procedures, name="procedures"),
    path("kiosk/<str:counter>/thu-tuc/<str:procedure>/", lookups.procedure, name="procedure"),
    path("kiosk/<str:counter>/ho-so/", lookups.dossier, name="dossier"),
    path("kiosk/<str:counter>/quet/", scanning.scan, name="scan"),
    path("kiosk/<str:counter>/danh-gia/", ratings.rate, name="rate"),
    path("phong-cho/<str:counter>/", screens.screen, name="screen"),
    path("phong-cho/<str:counter>/bang/", screens.table, name="table"),
]
