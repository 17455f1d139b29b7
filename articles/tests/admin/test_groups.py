"""What the two groups may do, and no more."""

import pytest
from django.contrib.auth.models import Group


def granted(name):
    permissions = Group.objects.get(name=name).permissions
    found = permissions.values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in found}


@pytest.mark.parametrize("group", ["Editors", "Librarians"])
def test_nobody_in_them_is_given_accounts_or_deletes_what_the_archive_keeps(db, group):
    may = granted(group)
    assert {permission.split(".")[0] for permission in may} == {"articles", "people"}
    deleting = {permission for permission in may if ".delete_" in permission}
    assert deleting <= {
        "people.delete_alias",
        "people.delete_distinction",
        "people.delete_organisationalias",
        "articles.delete_placealias",
    }


def test_librarians_may_do_all_that_editors_may(db):
    assert granted("Editors") < granted("Librarians")


@pytest.mark.parametrize(
    "permission", ["articles.withdraw_article", "articles.change_place", "articles.add_placemerge"]
)
def test_only_librarians_withdraw_articles_and_manage_places(db, permission):
    assert permission in granted("Librarians")
    assert permission not in granted("Editors")


@pytest.mark.parametrize(
    "permission",
    [
        "articles.change_statement",
        "articles.change_personmention",
        "people.add_merge",
        "people.add_distinction",
        "people.add_organisationmerge",
        "articles.change_organisationmention",
    ],
)
def test_editors_curate(db, permission):
    assert permission in granted("Editors")
