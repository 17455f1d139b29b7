"""What one import stores, and what a second one leaves as it is."""

from datetime import date

import pytest

from articles.archive import Outcome
from articles.models import Article, Place, Statement
from people.models import Person
from people.registry import merge

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


def test_a_document_becomes_an_article_with_its_evidence(store):
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


def test_mentions_of_one_name_are_one_person_and_keep_their_descriptors(store):
    article = store(BODY).article
    mentions = article.person_mentions.filter(person__name="Maria Alvarez").order_by("start")
    assert [(mention.surface, mention.descriptor) for mention in mentions] == [
        ("Maria Alvarez", "Mayor"),
        ("Alvarez", ""),
    ]


def test_a_second_article_meets_the_same_people_and_places(store):
    store(BODY)
    store("Chen Wei left Northport.", key="seeds/second.txt", headline="A farewell")
    assert Person.objects.count() == 2
    assert Place.objects.count() == 1


def test_a_surname_alone_is_somebody_else_in_each_article(store):
    store("Brandt spoke.", key="seeds/one.txt")
    store("Brandt sang.", key="seeds/two.txt")
    assert list(Person.objects.order_by("pk").values_list("slug", "surname_only")) == [
        ("brandt", True),
        ("brandt-2", True),
    ]


def test_a_name_that_two_records_carry_is_left_open(store, cast):
    cast.tomas.aliases.create(name="Chen Wei", match_key="chen wei")
    mention = store("Chen Wei spoke.").article.person_mentions.get()
    assert (mention.person, mention.ambiguous) == (None, True)
    assert "Left to an editor" in mention.reason


def test_extracting_again_changes_nothing(store):
    article = store(BODY).article
    before = everything(article)
    saved = store(BODY)
    assert saved.outcome is Outcome.UNCHANGED
    assert everything(article) == before


@pytest.mark.parametrize("surname", ["Brandt"], ids=["surname only"])
def test_extracting_again_makes_no_new_record_of_a_surname(store, surname):
    body = f"{surname} spoke."
    store(body)
    assert store(body).outcome is Outcome.UNCHANGED
    assert Person.objects.count() == 1


def test_two_headlines_of_one_day_get_two_addresses(store):
    slugs = [store("Rain.", key=f"seeds/{number}.txt").article.slug for number in range(3)]
    assert slugs == [
        "council-votes-on-the-harbour",
        "council-votes-on-the-harbour-2",
        "council-votes-on-the-harbour-3",
    ]


def test_a_headline_in_another_script_gets_a_readable_address(store):
    assert store("Rain.", headline="Новости порта").article.slug == "novosti-porta"


class TestChangedDocument:
    def test_statements_of_untouched_paragraphs_keep_their_addresses(self, store):
        article = store(BODY).article
        before = dict(article.statements.values_list("text", "pk"))
        saved = store("Rain fell in the night.\n\n" + BODY)
        assert saved.outcome is Outcome.CHANGED
        assert dict(article.statements.values_list("text", "pk")) == before
        assert not article.statements.filter(superseded=True).exists()

    def test_the_same_words_in_a_changed_paragraph_keep_their_address(self, store):
        article = store(BODY).article
        before = dict(article.statements.values_list("text", "pk"))
        store(BODY.replace("of the port agreed", "of the port did not agree"))
        assert dict(article.statements.values_list("text", "pk")) == before

    def test_a_statement_that_went_is_superseded_and_still_answers(self, store):
        article = store(BODY).article
        gone = article.statements.get(text="We are ready,")
        store(BODY.replace("“We are ready,” said Chen Wei.", "Nobody else spoke."))
        gone.refresh_from_db()
        assert gone.superseded
        assert gone not in Statement.objects.published()

    def test_a_statement_that_comes_back_gets_its_address_back(self, store):
        pk = store(BODY).article.statements.get(text="We are ready,").pk
        store(BODY.replace("“We are ready,” said Chen Wei.", "Nobody else spoke."))
        store(BODY)
        assert Statement.objects.published().get(text="We are ready,").pk == pk
        assert Statement.objects.count() == 2

    def test_the_text_it_had_is_kept(self, store):
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

    def test_a_new_headline_keeps_the_address(self, store):
        store(BODY)
        assert store(BODY, headline="Mayor speaks").article.slug == "council-votes-on-the-harbour"

    def test_a_new_day_looks_for_a_free_address_there(self, store):
        store("Rain.", key="seeds/other.txt", published_on=date(2024, 5, 15))
        store(BODY)
        moved = store(BODY, published_on=date(2024, 5, 15)).article
        assert moved.slug == "council-votes-on-the-harbour-2"
        assert set(moved.statements.values_list("published_on", flat=True)) == {date(2024, 5, 15)}

    def test_what_an_editor_set_by_hand_is_left_alone(self, store):
        article = store(BODY).article
        article.headline, article.status = "An editor's headline", "draft"
        article.kept_fields = ["headline"]
        article.save()
        store(BODY + "\n\nMore.", headline="The machine's headline")
        article.refresh_from_db()
        assert (article.headline, article.status) == ("An editor's headline", "draft")

    def test_mentions_may_change_places(self, store):
        article = store("Brandt met Chen Wei.\n\nRain.\n\nBrandt met Tomás Alvarez.").article
        store("Brandt met Tomás Alvarez.\n\nRain.\n\nBrandt met Chen Wei.")
        assert list(article.person_mentions.order_by("start").values_list("surface", flat=True)) == [
            "Brandt",
            "Tomás Alvarez",
            "Brandt",
            "Chen Wei",
        ]

    def test_a_mention_that_went_is_gone(self, store):
        article = store(BODY).article
        store("Nothing is left.")
        assert not article.person_mentions.exists()
        assert not article.place_mentions.exists()


def test_evidence_of_a_merged_record_hangs_on_the_live_one_also_after_importing_again(store):
    article = store("Chen Wei spoke. Brandt left.").article
    brandt, chen = Person.objects.get(name="Brandt"), Person.objects.get(name="Chen Wei")
    merge(brandt, chen, reason="one man")
    store("Chen Wei spoke. Brandt left.\n\nMore.")
    mention = article.person_mentions.get(surface="Brandt")
    assert (mention.person, mention.read_as) == (chen, brandt)
