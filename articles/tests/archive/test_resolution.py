"""Which records the people and places of an article are."""

import pytest

from articles.archive import Outcome
from articles.models import Place
from people.models import Person
from people.registry import merge

BODY = (
    "Mayor Maria Alvarez spoke in Northport on Monday.\n\n"
    "“The harbour will open in June,” said Alvarez. Chen Wei of the port agreed.\n\n"
    "“We are ready,” said Chen Wei."
)


def test_mentions_of_one_name_are_one_person_and_keep_their_descriptors(store):
    article = store(BODY).article
    mentions = article.person_mentions.filter(person__name="Maria Alvarez").order_by("start")
    assert [(mention.surface, mention.descriptor) for mention in mentions] == [
        ("Maria Alvarez", "Mayor"),
        ("Alvarez", ""),
    ]


def test_a_second_article_gets_the_same_records(store):
    store(BODY)
    store("Chen Wei left Northport.", key="seeds/second.txt", headline="A farewell")
    assert Person.objects.count() == 2
    assert Place.objects.count() == 1


def test_a_surname_alone_has_one_record_in_all_articles(store):
    store("Brandt spoke.", key="seeds/one.txt")
    store("Brandt sang.", key="seeds/two.txt", headline="A song")
    assert list(Person.objects.values_list("slug", "surname_only")) == [("brandt", True)]


def test_a_name_of_two_records_is_ambiguous(store, cast):
    cast.tomas.aliases.create(name="Chen Wei", match_key="chen wei")
    mention = store("Chen Wei spoke.").article.person_mentions.get()
    assert (mention.person, mention.ambiguous) == (None, True)
    assert "Left to an editor" in mention.reason


@pytest.mark.parametrize("surname", ["Brandt"], ids=["surname only"])
def test_extracting_again_creates_no_new_record_of_a_surname(store, surname):
    body = f"{surname} spoke."
    store(body)
    assert store(body).outcome is Outcome.UNCHANGED
    assert Person.objects.count() == 1


def test_mentions_of_a_merged_record_are_attached_to_the_live_one_after_another_import(store):
    article = store("Chen Wei spoke. Brandt left.").article
    brandt, chen = Person.objects.get(name="Brandt"), Person.objects.get(name="Chen Wei")
    merge(brandt, chen, reason="one man")
    store("Chen Wei spoke. Brandt left.\n\nMore.")
    mention = article.person_mentions.get(surface="Brandt")
    assert (mention.person, mention.read_as) == (chen, brandt)
