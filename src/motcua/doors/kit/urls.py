"""Addresses of the kit."""

from django.urls import path

from motcua.doors.kit import views

app_name = "kit"
urlpatterns = [path("hien-thi/", views.display, name="display")]
