"""The least a tracking page can be: one row, one small template, Django's usual middleware. A reference only."""

from __future__ import annotations

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from motcua.config.database import connection as database

BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{% block t %}{% endblock %}</title></head>
<body><nav><a href="/">Trang chủ</a></nav><main>{% block m %}{% endblock %}</main></body></html>"""
PAGE = """{% extends "base" %}{% block t %}{{ code }}{% endblock %}{% block m %}<h1>Hồ sơ {{ code }}</h1><table>
<tr><th>Tiếp nhận</th><td>{{ accepted|date:"d/m/Y H:i" }}</td></tr>
<tr><th>Hẹn trả</th><td>{{ due|date:"d/m/Y H:i" }}</td></tr>
<tr><th>Trạng thái</th><td>{{ state }}</td></tr></table>
<ol>{% for s in steps %}<li>{{ s }}</li>{% endfor %}</ol>{% endblock %}"""

settings.configure(
    DEBUG=False,
    SECRET_KEY=os.urandom(16).hex(),
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    TIME_ZONE="Asia/Ho_Chi_Minh",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIDDLEWARE=[
        "django.middleware.security.SecurityMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [("django.template.loaders.locmem.Loader", {"base": BASE, "page": PAGE})],
                    )
                ]
            },
        }
    ],
    DATABASES={"default": database()},
)


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One row, one template."""
    with connection.cursor() as cursor:
        cursor.execute("select code, accepted_at, due_at, state from dossiers_dossier where code = %s", [code])
        row = cursor.fetchone()
    if row is None:
        raise Http404
    values = dict(zip(("code", "accepted", "due", "state"), row, strict=True))
    return render(request, "page", {**values, "steps": ["Tiếp nhận", "Thẩm định", "Ký", "Trả kết quả"]})


urlpatterns = [path("d/<str:code>", page)]
application = get_wsgi_application()
