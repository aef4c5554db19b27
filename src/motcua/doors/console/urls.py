"""Addresses of the administrators' door."""

from django.urls import path

from motcua.doors.console import (
    certificates,
    changes,
    halls,
    importing,
    outbox,
    people,
    posts,
    procedures,
    screens,
    units,
    wordings,
)

app_name = "console"
urlpatterns = [
    path("quan-tri/", units.tree, name="home"),
    path("quan-tri/don-vi/", units.tree, name="tree"),
    path("quan-tri/don-vi/<str:code>/", units.unit, name="unit"),
    path("quan-tri/don-vi/<str:code>/chuc-vu-moi/", changes.seat, name="new-post"),
    path("quan-tri/don-vi/<str:code>/quay/", halls.hall, name="hall"),
    path("quan-tri/don-vi/<str:code>/man-hinh/", screens.screen, name="screen"),
    path("quan-tri/don-vi/<str:code>/doi-ten/", changes.rename, name="renaming"),
    path("quan-tri/chuc-vu/<int:post_id>/", posts.post, name="post"),
    path("quan-tri/chuc-vu/<int:post_id>/lam-thay/", posts.stand_in, name="stand-in"),
    path("quan-tri/chuc-vu/<int:post_id>/tro-lai/", posts.come_back, name="coming-back"),
    path("quan-tri/chuc-vu/<int:post_id>/bo-nhiem/", posts.appoint, name="appointment"),
    path("quan-tri/chuc-vu/<int:post_id>/thoi-giu/", posts.relieve, name="relief"),
    path("quan-tri/nguoi-dung/", people.people, name="people"),
    path("quan-tri/nguoi-dung/<str:username>/", people.person, name="person"),
    path("quan-tri/nguoi-dung/<str:username>/khoa/", people.lock_out, name="lock"),
    path("quan-tri/nguoi-dung/<str:username>/mo-khoa/", people.let_in, name="unlock"),
    path("quan-tri/nguoi-dung/<str:username>/mat-khau/", people.reset_password, name="password"),
    path("quan-tri/chung-thu/", certificates.certificates, name="certificates"),
    path("quan-tri/chung-thu/<slug:certificate>/thu-hoi/", certificates.withdraw, name="withdrawal"),
    path("quan-tri/tin-bao/", outbox.outbox, name="outbox"),
    path("quan-tri/tin-bao/<int:message>/gui-lai/", outbox.retry, name="retry"),
    path("quan-tri/tin-bao/<int:message>/huy/", outbox.cancel, name="cancel"),
    path("quan-tri/tin-bao/<slug:channel>/gui-lai-het/", outbox.retry_all, name="retry-all"),
    path("quan-tri/mau-tin/", wordings.wordings, name="wordings"),
    path("quan-tri/mau-tin/<slug:template>/", wordings.wording, name="wording"),
    path("quan-tri/mau-tin/<slug:template>/duyet/<int:number>/", wordings.approve, name="approve-wording"),
    path("quan-tri/mau-tin/<slug:template>/tro-lai/", wordings.restore, name="restore-wording"),
    path("quan-tri/thu-tuc/", procedures.procedures, name="procedures"),
    path("quan-tri/thu-tuc/nhap/", importing.upload, name="import"),
    path("quan-tri/thu-tuc/nhap/cong-bo/", importing.publication, name="publication"),
    path("quan-tri/thu-tuc/<str:code>/", procedures.procedure, name="procedure"),
]
