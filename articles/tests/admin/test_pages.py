"""Every admin page opens, finds, and costs the same number of queries however long its list is."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils import timezone

from articles.curation.decisions import decide
from articles.curation.place_merging import merge as merge_places
from articles.models import ArticleVersion, Caption, ImportNote, ImportProblem, ImportRun, PlaceAlias
from people import organisations
from people.models import PossibleDuplicate
from people.registry import create, declare_distinct, merge

MODELS = [model for label in ("articles", "people") for model in apps.get_app_config(label).get_models()]
# Rows that are only ever seen inside another page, and sums that the database keeps for itself.
INSIDE = {"lastchange", "publishedday", "statementspan"}
LISTED = [model for model in MODELS if model._meta.model_name not in INSIDE]
IDS = [model._meta.model_name for model in LISTED]

# The session, the user, two for permissions; then the count, the count without filters and the rows; the rest
# are the filters that offer what is there, the days of the date hierarchy, and what is prefetched.
MOST_QUERIES = 14


@pytest.fixture
def archive(cast, print_article):
    """Some of everything; called again, it makes more."""
    numbers = iter(range(100))

    def grow():
        number = next(numbers)
        article = print_article(
            "Maria Alvarez met Chen Wei of NHC in Lisbon. “We agree,” she said. “It is done.”",
            headline=f"Harbour {number}",
            outlet=f"Herald {number}",
            people={"Maria Alvarez": cast.maria, "Chen Wei": cast.chen},
            places={"Lisbon": cast.lisbon},
            organisations={"NHC": cast.council},
            statements=({"text": "We agree,", "speaker": cast.maria}, {"text": "It is done."}),
        )
        decide(article.statements.first(), "confirmed", by=None)
        run = ImportRun.objects.create(finished_at=timezone.now())
        ImportProblem.objects.create(run=run, document_path=f"{number}.txt", message="No date.")
        ImportNote.objects.create(run=run, document_path="p.txt", kind="repair", message="PeÃ±a → Peña")
        ArticleVersion.objects.create(
            article=article, headline="Before", body="Before.", seen_at=article.imported_at
        )
        Caption.objects.create(article=article, text="A pier.", after_paragraph=0, position=0)
        first, second = create("Ines Duarte"), create("Ines Duarte")
        declare_distinct(first, second, reason="two people")
        PossibleDuplicate.objects.create(first=first, second=second, score=0.5, reason="one name")
        merge(create("Old Name"), create("New Name"), reason="married")
        PlaceAlias.objects.create(place=cast.lisbon, name=f"Lisboa {number}")
        pier = type(cast.lisbon).objects.create(name="Pier", slug=f"pier-{number}")
        old, new = (organisations.create(name) for name in ("Old Line", "New Line"))
        organisations.merge(old, new, reason="renamed")
        merge_places(pier, cast.lisbon, reason="one place")
        return article

    grow()
    return grow


def changelist(model):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def test_every_model_is_registered():
    assert {model for model in MODELS if not admin.site.is_registered(model)} == {
        model for model in MODELS if model._meta.model_name in INSIDE
    }


@pytest.mark.parametrize("model", LISTED, ids=IDS)
def test_a_list_costs_the_same_however_long_it_is(
    model, archive, librarian, client, django_assert_max_num_queries
):
    def queries():
        with django_assert_max_num_queries(MOST_QUERIES) as made:
            assert client.get(changelist(model)).status_code == 200
        return len(made)

    client.get(changelist(model))
    short = queries()
    for _ in range(5):
        archive()
    assert queries() <= short


@pytest.mark.parametrize("model", LISTED, ids=IDS)
def test_a_list_can_be_searched_with_anything(model, archive, librarian, client):
    for words in ("Alvarez", "%", "'\"\\", "x\0y"):
        assert client.get(changelist(model), {"q": words}).status_code in (200, 302)


@pytest.mark.parametrize("model", LISTED, ids=IDS)
def test_a_record_opens(model, archive, librarian, client):
    record = model.objects.first()
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[record.pk])
    assert client.get(url).status_code == 200


@pytest.mark.parametrize("model", LISTED, ids=IDS)
def test_nobody_opens_a_list_without_an_account(model, archive, client):
    assert client.get(changelist(model)).status_code == 302


def test_an_article_costs_the_same_however_many_findings_it_has(
    cast, print_article, librarian, client, django_assert_max_num_queries
):
    few = print_article("“One,” said Chen Wei.", headline="Few", statements=({"text": "One,"},))
    words = [f"Part {number}," for number in range(20)]
    many = print_article(
        " ".join(f"“{word}” said Chen Wei." for word in words),
        headline="Many",
        statements=tuple({"text": word, "speaker": cast.chen} for word in words),
    )

    def queries(article):
        # Beside the usual: article, mentions twice, statements, spans, captions, versions, decisions.
        with django_assert_max_num_queries(20) as made:
            client.get(reverse("admin:articles_article_change", args=[article.pk]))
        return len(made)

    queries(few)
    assert queries(many) <= queries(few) + 1  # the spans, which an article without statements does not need
