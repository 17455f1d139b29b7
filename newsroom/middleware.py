"""What the site adds to every answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import has_vary_header, patch_cache_control

# A correction is everywhere after so many seconds, a proxy in between or not.
SECONDS_KEPT = 60


def public_pages_may_be_kept(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A page that is the same for everybody may be kept by a proxy; one that asked who reads may not."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        personal = (
            response.cookies or has_vary_header(response, "Cookie") or response.has_header("Cache-Control")
        )
        if request.method in ("GET", "HEAD") and response.status_code == 200 and not personal:
            patch_cache_control(response, public=True, max_age=SECONDS_KEPT)
        return response

    return answer
