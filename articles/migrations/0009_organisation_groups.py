"""What Editors and Librarians may do with organisations: the same as with people."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

_GRANTED = {
    "articles": ["view_organisationmention", "add_organisationmention", "change_organisationmention"],
    "people": [
        "view_organisation", "add_organisation", "change_organisation", "view_organisationalias",
        "add_organisationalias", "change_organisationalias", "delete_organisationalias", "view_organisationmerge",
        "add_organisationmerge", "change_organisationmerge",
    ],
}


def grant(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Librarians"])
    for label, codenames in _GRANTED.items():
        # Permissions are made when all migrations are done; the groups need them now.
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
        permissions = apps.get_model("auth", "Permission").objects
        found = permissions.filter(content_type__app_label=label, codename__in=codenames)
        for group in groups:
            group.permissions.add(*found)


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_organisations"), ("people", "0002_organisations")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
