"""Addresses of the kit."""

from django.urls import path

from motcua.doors.kit import signing, views

app_name = "kit"
urlpatterns = [
    path("hien-thi/", views.display, name="display"),
    path("dang-nhap/", signing.sign_in, name="sign-in"),
    path("dang-xuat/", signing.sign_out, name="sign-out"),
    path("mat-khau/", signing.password, name="password"),
]
