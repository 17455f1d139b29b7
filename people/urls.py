from django.urls import path

from people import views

app_name = "people"

urlpatterns = [
    path("", views.people, name="people"),
    path("<slug:slug>/", views.person, name="person"),
]
