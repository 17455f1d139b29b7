"""The site's addresses, and one that does nothing: what every other page is compared with."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("nothing/", nothing), path("", include("newsroom.urls"))]
