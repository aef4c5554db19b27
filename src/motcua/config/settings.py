"""Django's settings. Whatever a site may change comes through env.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from motcua.config import keys
from motcua.config.database import connection
from motcua.kernel import env

PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = bool(env.DEBUG.value)
SECRET_KEY = keys.secret("session", env.SECRET_KEY.value)
TRACKING_KEY = keys.secret("tracking", env.TRACKING_KEY.value)
PUBLIC_ADDRESS = env.ADDRESS.value.rstrip("/")
ALLOWED_HOSTS = [h.strip() for h in env.HOSTS.value.split(",")]

CONTEXTS = [
    "audit", "accounts", "directory", "calendars", "workflow", "documents",
    "catalogue", "notices", "queueing", "dossiers", "promises", "changes", "feedback", "work", "measures", "reporting",
]  # fmt: skip
DOORS = ["kit", "portal", "desk", "office", "console", "site", "kiosk", "worker", "terminal"]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
    *(f"motcua.{c}" for c in CONTEXTS),
    *(f"motcua.doors.{d}" for d in DOORS),
]

MIDDLEWARE = [
    "motcua.doors.kit.middleware.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "motcua.doors.kit.middleware.Moment",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "motcua.doors.kit.context.kit",
            ],
            "builtins": ["motcua.doors.kit.templatetags.kit"],
        },
    }
]

DATABASES = {"default": connection()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
LOGIN_URL = "/dang-nhap/"
SESSION_COOKIE_AGE = 10 * 3600  # a working day and its overtime
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username", "name", "phone", "email")}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]  # fmt: skip

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
MEDIA_ROOT = env.home() / "files"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 7 * 24 * 3600  # addresses carry the mark of their content

#: in a cookie, so that a page without a session asks the database for nothing
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
CSRF_FAILURE_VIEW = "motcua.doors.kit.refusals.stale"
CSRF_COOKIE_HTTPONLY = True

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = MEDIA_ROOT / "mail"
DEFAULT_FROM_EMAIL = "mot-cua@localhost"
if env.SMTP.value:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, _, EMAIL_PORT = env.SMTP.value.partition(":")
    EMAIL_TIMEOUT = 15
#: notices.terms.Carriage -> providers in order of preference, each with the class that speaks to it
CARRIERS = {
    "email": {"smtp": "motcua.adapters.mail.Mail"},
    "sms": {"sms-1": "motcua.adapters.simulated.Simulated", "sms-2": "motcua.adapters.simulated.Simulated"},
    "zalo": {"zalo": "motcua.adapters.simulated.Simulated"},
    "app": {"app": "motcua.adapters.simulated.Simulated"},
}

#: documents.ports.Guard, and where it listens; empty: files are marked as not looked through
GUARD = "motcua.adapters.clamd.Clamd" if env.CLAMD.value else ""
GUARD_SOCKET = env.CLAMD.value

#: who holds keys (documents.terms.signatures.Way), who tells the time, who says what is withdrawn
PKI = env.home() / "pki"
SIGNERS = {
    "pkcs12": "motcua.adapters.signing.pkcs12.File",
    "pkcs11": "motcua.adapters.signing.pkcs11.Token",
    "csc": "motcua.adapters.signing.csc.Service",
}
TIME_STAMPER = "motcua.adapters.signing.partners.time_stamper"
REVOCATIONS = "motcua.adapters.signing.partners.revocations"

#: faults go to the service's own log with their trace, never to the page; addresses that are merely missing do not,
#: for a look-up address carries its secret
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},
}

#: behind a proxy that speaks TLS: forms sent from the public address are ours, and cookies travel encrypted only
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_ADDRESS.startswith("https://")
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"  # papers are shown beside the file they belong to

#: faults go to stderr, where whoever runs the program looks; strangers' mistakes do not
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}, "none": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        # a broken signature is a verdict in words, not a fault of ours
        "pyhanko": {"handlers": ["none"], "propagate": False},
        "pyhanko_certvalidator": {"handlers": ["none"], "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
    },
}

SILENCED_SYSTEM_CHECKS: list[str] = []
