from django.urls import path

from people import organisation_views as views

app_name = "organisations"

urlpatterns = [
    path("", views.organisations, name="organisations"),
    path("<slug:slug>/", views.organisation, name="organisation"),
]
