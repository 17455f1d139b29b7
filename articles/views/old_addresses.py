"""Addresses that were public once and lead on."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.models import Statement

# Mixed statements had this name, in addresses and in searches.
OLD_KIND = "partial"


def moved(request: HttpRequest) -> HttpResponse | None:
    """The redirect of an address with an old kind of statement; None if there is none in it."""
    kinds = request.GET.getlist("kind")
    if OLD_KIND not in kinds:
        return None
    parameters = request.GET.copy()
    renamed = (Statement.Kind.MIXED.value if kind == OLD_KIND else kind for kind in kinds)
    parameters.setlist("kind", list(dict.fromkeys(renamed)))
    return HttpResponsePermanentRedirect(f"{request.path}?{parameters.urlencode()}")
