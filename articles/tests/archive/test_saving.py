"""What one import stores of a document, and what a second one changes."""

from datetime import date

from articles.archive import Outcome
from articles.models import Article, Place
from people.models import Person

BODY = (
    "Mayor Maria Alvarez spoke in Northport on Monday.\n\n"
    "“The harbour will open in June,” said Alvarez. Chen Wei of the port agreed.\n\n"
    "“We are ready,” said Chen Wei."
)


def everything(article):
    """All that is stored of an article, to compare before and after."""
    return [
        list(rows.order_by("pk").values())
        for rows in (
            article.person_mentions.all(),
            article.place_mentions.all(),
            article.statements.all(),
            article.captions.all(),
            Person.objects.all(),
            Place.objects.all(),
        )
    ]


def test_a_document_becomes_an_article_with_its_findings(store):
    saved = store(BODY, outlet="Northport Herald")
    assert saved.outcome is Outcome.ADDED
    assert (saved.people, saved.places, saved.statements) == (
        {"maria-alvarez", "chen-wei"},
        {"northport"},
        2,
    )
    article = Article.objects.get()
    assert (article.slug, article.outlet) == ("council-votes-on-the-harbour", "Northport Herald")
    first, second = article.statements.order_by("pk")
    assert (first.text, first.speaker.name, first.speaker_text) == (
        "The harbour will open in June,",
        "Maria Alvarez",
        "Alvarez",
    )
    assert (second.text, second.cue, second.speaker.name) == ("We are ready,", "said", "Chen Wei")


def test_extracting_again_changes_nothing(store):
    article = store(BODY).article
    before = everything(article)
    saved = store(BODY)
    assert saved.outcome is Outcome.UNCHANGED
    assert everything(article) == before


def test_two_headlines_of_one_day_get_two_addresses(store):
    slugs = [store("Rain.", key=f"seeds/{number}.txt").article.slug for number in range(3)]
    assert slugs == [
        "council-votes-on-the-harbour",
        "council-votes-on-the-harbour-2",
        "council-votes-on-the-harbour-3",
    ]


def test_a_headline_in_another_script_gets_a_readable_address(store):
    assert store("Rain.", headline="Новости порта").article.slug == "novosti-porta"


def test_the_earlier_text_is_kept_as_a_version(store):
    article = store(BODY).article
    read_at = article.text_read_at
    store("Corrected.", headline="Council votes again")
    [version] = article.versions.all()
    assert (version.body, version.headline, version.seen_at) == (
        BODY,
        "Council votes on the harbour",
        read_at,
    )
    article.refresh_from_db()
    assert article.text_read_at == version.replaced_at


def test_a_new_headline_does_not_change_the_address(store):
    store(BODY)
    assert store(BODY, headline="Mayor speaks").article.slug == "council-votes-on-the-harbour"


def test_a_new_day_gets_a_free_address_of_that_day(store):
    store("Rain.", key="seeds/other.txt", published_on=date(2024, 5, 15))
    store(BODY)
    moved = store(BODY, published_on=date(2024, 5, 15)).article
    assert moved.slug == "council-votes-on-the-harbour-2"
    assert set(moved.statements.values_list("published_on", flat=True)) == {date(2024, 5, 15)}


def test_fields_that_an_editor_set_are_kept(store):
    article = store(BODY).article
    article.headline, article.status = "An editor's headline", "draft"
    article.kept_fields = ["headline"]
    article.save()
    store(BODY + "\n\nMore.", headline="The machine's headline")
    article.refresh_from_db()
    assert (article.headline, article.status) == ("An editor's headline", "draft")
