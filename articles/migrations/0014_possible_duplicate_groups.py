"""Editors and Librarians see possible duplicates; they decide on them with the permissions to merge and to tell apart."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    # Permissions are made when all migrations are done; the groups need this one now.
    app = apps.get_app_config("people")
    app.models_module = True
    create_permissions(app, apps=apps, verbosity=0)
    app.models_module = None
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="people", codename="view_possibleduplicate"
    )
    for group in apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Librarians"]):
        group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_said_on"), ("people", "0004_possible_duplicates")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
