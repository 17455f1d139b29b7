"""What the site adds to every answer."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import has_vary_header, patch_cache_control
from django.utils.http import http_date

from articles.models import LastChange

# A correction is everywhere after so many seconds, a proxy in between or not.
SECONDS_KEPT = 60
# With a new release the same records make other pages.
STARTED = timezone.now()
# The header counts whole seconds: within one, what was sent could still change without a sign.
SETTLED = timedelta(seconds=2)


def public_pages_may_be_kept(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A page that is the same for everybody says when it changed last, and may be kept by a proxy; one that
    asked who reads says neither."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        # Asked before the page is made: what changes meanwhile is newer than the page says, never older.
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
