"""The settings, read from the environment and, in development, from `.env`.

A missing or invalid variable stops the start with its name and what it should be.
"""

import os
from pathlib import Path

from dotenv import dotenv_values, load_dotenv

from newsroom import database
from newsroom.environment import (
    chosen,
    hosts,
    origins,
    refuse_unknown,
    required,
    secret,
    time_zone,
    whole_number,
)

BASE_DIR = Path(__file__).resolve().parent.parent
DOTENV = BASE_DIR / ".env"
refuse_unknown(dotenv_values(DOTENV), where=".env")
refuse_unknown((name for name in os.environ if name.startswith("NEWSROOM_")), where="the environment")
load_dotenv(DOTENV)

# Unset means production: a forgotten variable must not show debug pages to the public.
MODE = chosen("NEWSROOM_MODE", "production", "production", "development")
PRODUCTION = MODE == "production"
DEBUG = not PRODUCTION

SECRET_KEY = secret(
    "SECRET_KEY", "give it at least 50 random characters; `make setup` writes one for development."
)
if PRODUCTION:
    required("DATABASE_URL", "name the PostgreSQL database, as postgresql://user:password@host/newsroom.")
    required("ALLOWED_HOSTS", "list the site's host names, separated by commas.")
ALLOWED_HOSTS = hosts("ALLOWED_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = origins("CSRF_TRUSTED_ORIGINS")

DATABASES = {
    "default": database.configure(
        os.environ.get("DATABASE_URL", ""), embedded_in=BASE_DIR / "var" / "postgresql"
    )
}

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.sitemaps",
    "django.contrib.postgres",
    "django_filters",
    "django_htmx",
    "people",
    "articles",
    "newsroom",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "newsroom.middleware.public_pages_are_read_only",
    "newsroom.middleware.public_pages_may_be_kept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = time_zone("TIME_ZONE", "UTC")
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# In development static files are served from their sources, without collectstatic.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The largest document the import accepts, in bytes.
IMPORT_MAX_BYTES = whole_number("IMPORT_MAX_BYTES", 5_000_000)

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
# HSTS covers only the archive's own host: other subdomains are not ours.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
# The proxy must set this header itself and ignore the one of the request.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
X_FRAME_OPTIONS = "DENY"

# No other hosts, no inline scripts, no inline styles: HTML in an article's text stays text.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers are silent in production; here all messages go to the console.
    "loggers": {
        "django": {
            "handlers": ["console"],
            "level": chosen("LOG_LEVEL", "INFO", "DEBUG", "INFO", "WARNING", "ERROR"),
            "propagate": False,
        },
        # Scanners send the names of other hosts. They get a 400 and no entry in the log.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
    },
}
