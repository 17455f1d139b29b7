import secrets
from typing import Any

from django.contrib.auth.models import Group, User
from django.core.management import BaseCommand, CommandError
from django.db import transaction

NAME = "editor"


class Command(BaseCommand):
    help = "Creates the first editor's account and prints its password; does nothing once any account exists."

    @transaction.atomic
    def handle(self, **options: Any) -> None:
        if User.objects.exists():
            return
        try:
            editors = Group.objects.get(name="Editors")
        except Group.DoesNotExist as error:
            raise CommandError("There is no group “Editors”: run `manage.py migrate` first.") from error
        password = secrets.token_urlsafe(12)
        user = User.objects.create_user(NAME, password=password, is_staff=True)
        user.groups.add(editors)
        self.stdout.write(
            f"Created an editor's account. Name: {NAME}  Password: {password}\n"
            "The password is shown only once; `manage.py changepassword editor` sets another."
        )
