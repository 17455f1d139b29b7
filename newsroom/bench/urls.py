"""The site's addresses and an empty view: the baseline for every other page."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("nothing/", nothing), path("", include("newsroom.urls"))]
