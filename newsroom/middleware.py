"""Rules that hold for every public page: which methods it answers, and how long it may be cached."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_cache_control
from django.utils.http import http_date

from articles.models import LastChange

SAFE_METHODS = ("GET", "HEAD")
# Seconds that a proxy may keep a page; after that a correction is visible everywhere.
SECONDS_KEPT = 60
# A new release makes other pages of the same records.
STARTED = timezone.now()
# The header counts whole seconds: a second change within the same second would go unnoticed.
SETTLED = timedelta(seconds=2)

GetResponse = Callable[[HttpRequest], HttpResponse]


def public_pages_are_read_only(get_response: GetResponse) -> GetResponse:
    """Outside the admin only GET and HEAD are answered. Every other method gets 405 with an Allow header,
    whether the address exists or not."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in SAFE_METHODS or request.path.startswith(reverse("admin:index")):
            return get_response(request)
        return HttpResponseNotAllowed(SAFE_METHODS)

    return answer


def public_pages_may_be_kept(get_response: GetResponse) -> GetResponse:
    """A page that is the same for every reader says when the archive changed last; proxies may keep it.
    A page that depends on who reads it says neither."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return get_response(request)
        # Read before the page is made: a change meanwhile is newer than the page says, never older.
        changed = LastChange.objects.newest()
        response = get_response(request)
        personal = (
            response.cookies or has_vary_header(response, "Cookie") or response.has_header("Cache-Control")
        )
        if response.status_code == 200 and not personal:
            patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
            if changed and timezone.now() - max(changed, STARTED) >= SETTLED:
                response["Last-Modified"] = http_date(max(changed, STARTED).timestamp())
        return response

    return answer
