from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("people/", include("people.urls")),
    path("organisations/", include("people.organisation_urls")),
    path("", include("articles.urls")),
]
