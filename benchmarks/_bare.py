"""The least each page can be in bare Django: one row, one list, one life, no feature of a product. A reference only.

Its own tables stand in a schema of their own, so that it may be asked beside the product in the same database:
`python -m benchmarks._bare` makes them and prints the cookie of somebody who has signed in.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import django
from django.conf import settings

from motcua.config.database import connection as database

BASE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{% block t %}{% endblock %}</title></head>
<body><nav><a href="/">Trang chủ</a></nav><main>{% block m %}{% endblock %}</main></body></html>"""
PAGE = """{% extends "base" %}{% block t %}{{ code }}{% endblock %}{% block m %}<h1>Hồ sơ {{ code }}</h1><table>
<tr><th>Tiếp nhận</th><td>{{ accepted|date:"d/m/Y H:i" }}</td></tr>
<tr><th>Hẹn trả</th><td>{{ due|date:"d/m/Y H:i" }}</td></tr>
<tr><th>Trạng thái</th><td>{{ state }}</td></tr></table>
<ol>{% for s in steps %}<li>{{ s }}</li>{% endfor %}</ol>{% endblock %}"""
SCHEMA = "bare"
ROWS, UNITS = 100_000, 500

settings.configure(
    DEBUG=False,
    SECRET_KEY="a reference keeps no secret" * 2,
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF="benchmarks._bare",
    USE_TZ=True,
    TIME_ZONE="Asia/Ho_Chi_Minh",
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    MIGRATION_MODULES={"auth": None, "contenttypes": None, "sessions": None},
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
settings.DATABASES["default"].setdefault("OPTIONS", {})["options"] = f"-c search_path={SCHEMA}"
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

View = Callable[..., HttpResponse]


class Dossier(models.Model):
    """What a life changes."""

    code = models.TextField(unique=True)
    unit = models.IntegerField()
    name = models.TextField()
    data = models.JSONField()
    state = models.TextField(default="s0")
    step = models.SmallIntegerField(default=0)
    received = models.DateTimeField(default=timezone.now)
    resolved = models.DateTimeField(null=True)

    class Meta:
        app_label = SCHEMA
        db_table = "life"
        indexes = (models.Index(fields=["unit", "-id"], name="life_of_unit"),)


class Event(models.Model):
    """One act."""

    dossier = models.ForeignKey(Dossier, models.PROTECT)
    kind = models.SmallIntegerField()
    actor = models.IntegerField()
    at = models.DateTimeField(default=timezone.now)
    note = models.TextField(default="")

    class Meta:
        app_label = SCHEMA
        db_table = "act"


def page(request: HttpRequest, code: str) -> HttpResponse:
    """One row of the product's, one template."""
    with connection.cursor() as cursor:
        cursor.execute("select code, accepted_at, due_at, state from public.dossiers_dossier where code = %s", [code])
        row = cursor.fetchone()
    if row is None:
        raise Http404
    values = dict(zip(("code", "accepted", "due", "state"), row, strict=True))
    return render(request, "page", {**values, "steps": ["Tiếp nhận", "Thẩm định", "Ký", "Trả kết quả"]})


def signed_in(view: View) -> View:
    """For people with a session only."""

    @csrf_exempt
    @wraps(view)
    def enter(request: HttpRequest, **said: Any) -> HttpResponse:
        return view(request, **said) if request.user.is_authenticated else HttpResponseForbidden()

    return enter


@signed_in
def begin(request: HttpRequest) -> HttpResponse:
    """A dossier and its first act."""
    said = json.loads(request.body)
    with transaction.atomic():
        made = Dossier.objects.create(**said)
        Event.objects.create(dossier=made, kind=0, actor=request.user.pk)
    return JsonResponse({"id": made.pk, "code": made.code}, status=201)


@signed_in
def step(request: HttpRequest, pk: int, kind: int) -> HttpResponse:
    """Lock, change, one act more."""
    with transaction.atomic():
        one = Dossier.objects.select_for_update().get(pk=pk)
        one.state, one.step = f"s{kind}", kind
        one.save(update_fields=["state", "step"])
        Event.objects.create(dossier=one, kind=kind, actor=request.user.pk)
    return JsonResponse({"id": pk, "state": one.state})


@signed_in
def newest(request: HttpRequest) -> HttpResponse:
    """A hundred rows of a unit."""
    wanted = Dossier.objects.filter(unit=int(request.GET["unit"])).order_by("-id")
    columns = ("id", "code", "unit", "name", "state", "step", "received", "resolved")
    return JsonResponse({"results": list(wanted.values(*columns)[:100])})


def prepare() -> str:
    """Its tables, rows and one user; returns the cookie."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    with connection.cursor() as cursor:
        cursor.execute(f"create schema {SCHEMA}")
        call_command("migrate", run_syncdb=True, verbosity=0)
        with connection.schema_editor() as editor:
            editor.create_model(Dossier)
            editor.create_model(Event)
        cursor.execute(
            "insert into life(code, unit, name, data, state, step, received)"
            f" select 'Q' || g, 1 + g % {UNITS}, 'Trần Văn An', '{{}}', 's1', 1, now()"
            f" from generate_series(1, {ROWS}) g"
        )
        cursor.execute("analyze life")
    user, session = User.objects.create_user("clerk"), SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.create()
    return f"sessionid={session.session_key}"


urlpatterns = [
    path("d/<str:code>", page),
    path("life", begin),
    path("life/<int:pk>/<int:kind>", step),
    path("list", newest),
]
application = get_wsgi_application()

if __name__ == "__main__":
    print(prepare())
