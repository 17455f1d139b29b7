"""Two groups to begin with: Editors curate, Librarians also withdraw articles and manage places."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

_SEEN_BY_ALL = {
    "articles": [
        "article", "articleversion", "caption", "decision", "importproblem", "importrun", "personmention", "place",
        "placealias", "placemention", "placemerge", "statement",
    ],
    "people": ["alias", "distinction", "merge", "person"],
}
_EDITORS = {
    "articles": [
        "add_personmention", "add_placemention", "add_statement", "change_article", "change_decision", "change_personmention", "change_placemention", "change_statement",
    ],
    "people": [
        "add_alias", "change_alias", "delete_alias", "add_distinction", "delete_distinction", "add_merge",
        "change_merge", "add_person", "change_person",
    ],
}
_LIBRARIANS = {
    "articles": [
        "withdraw_article", "add_place", "change_place", "add_placealias", "change_placealias", "delete_placealias",
        "add_placemerge", "change_placemerge",
    ],
}


def make_groups(apps, schema_editor):
    # Permissions are made when all migrations are done; the groups need them now.
    for label in _SEEN_BY_ALL:
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, apps=apps, verbosity=0)
        app.models_module = None
    seen = {app: [f"view_{model}" for model in models] for app, models in _SEEN_BY_ALL.items()}
    _make(apps, "Editors", seen, _EDITORS)
    _make(apps, "Librarians", seen, _EDITORS, _LIBRARIANS)


def _make(apps, name, *granted):
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
    permissions = apps.get_model("auth", "Permission").objects
    for by_app in granted:
        for app, codenames in by_app.items():
            found = permissions.filter(content_type__app_label=app, codename__in=codenames)
            missing = set(codenames) - set(found.values_list("codename", flat=True))
            if missing:
                raise LookupError(f"No such permissions in {app}: {', '.join(sorted(missing))}")
            group.permissions.add(*found)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Librarians"]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("people", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
