"""Every door's addresses, in one list."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.doors.kit.urls")),
    path("", include("motcua.doors.portal.urls")),
    path("", include("motcua.doors.site.urls")),
    path("", include("motcua.doors.kiosk.urls")),
    path("", include("motcua.doors.desk.urls")),
    path("", include("motcua.doors.office.urls")),
    path("", include("motcua.doors.console.urls")),
]

handler400 = "motcua.doors.kit.refusals.bad"
handler403 = "motcua.doors.kit.refusals.forbidden"
handler404 = "motcua.doors.kit.refusals.not_found"
handler500 = "motcua.doors.kit.refusals.fault"
