"""Who is meant by a surname that an article prints alone, however the articles come in."""

from datetime import date

import pytest
from django.core.management import call_command

from articles.archive.surnames import settle, settle_all
from articles.curation.decisions import decide
from articles.models import PersonMention, Statement
from people.models import Merge, Person
from people.registry import declare_distinct, merge

OUTLET = {"outlet": "Harbour Herald"}
ALONE = "“The harbour will open in June,” said Alvarez."


@pytest.fixture
def print_it(store):
    """Imports articles of one outlet, and settles surnames as the end of an import does."""

    def store_and_settle(*bodies, day=date(2024, 5, 14), first=0, **fields):
        articles = []
        for number, body in enumerate(bodies, first):
            given = OUTLET | {"headline": f"Report {day} {number}", "published_on": day} | fields
            saved = store(body, key=f"seeds/{day}-{number}-{given['outlet']}.txt", **given)
            settle(saved.surnames)
            articles.append(saved.article)
        return articles

    return store_and_settle


def meant(article, surface="Alvarez"):
    found = article.person_mentions.get(surface=surface)
    return found.person.name, bool(found.inferred_because)


FULL = ["Maria Alvarez spoke."] * 3


def test_one_article_says_nothing(print_it):
    *_, article = print_it(*FULL[:1], ALONE)
    assert meant(article) == ("Alvarez", False)


def test_a_rival_leaves_it_open(print_it):
    *_, article = print_it(*FULL, "Tomás Alvarez sang.", ALONE)
    assert meant(article) == ("Alvarez", False)
    assert "3 of 4" in article.person_mentions.get().reason


@pytest.mark.parametrize(
    "elsewhere",
    [
        pytest.param({"outlet": "Evening Tide"}, id="another outlet"),
        pytest.param({"day": date(2019, 5, 14)}, id="another period"),
    ],
)
def test_full_names_of_elsewhere_say_nothing(print_it, elsewhere):
    print_it(*FULL, **elsewhere)
    [article] = print_it(ALONE)
    assert meant(article) == ("Alvarez", False)


def test_a_relative_named_beside_the_bearer_is_no_rival(print_it):
    both = "Maria Alvarez and Tomás Alvarez spoke."
    *_, article = print_it(*FULL, both, both, ALONE)
    assert meant(article) == ("Maria Alvarez", True)


def test_an_inferred_surname_is_no_evidence(print_it):
    *_, second = print_it(*FULL, ALONE, ALONE)
    assert "3 of 3" in second.person_mentions.get().inferred_because


def test_a_descriptor_that_nobody_is_known_by_leaves_it_open(print_it):
    *_, article = print_it(*FULL, "Mayor Alvarez spoke.")
    assert meant(article) == ("Alvarez", False)


def test_an_honorific_of_the_other_gender_leaves_it_open(print_it):
    *_, article = print_it(*FULL, "Then Mr. Alvarez spoke.")
    assert meant(article) == ("Alvarez", False)


def test_the_one_bearer_of_outlet_and_period_is_meant(print_it):
    *_, article = print_it(*FULL, ALONE)
    assert meant(article) == ("Maria Alvarez", True)
    statement = article.statements.get()
    assert (statement.speaker.name, bool(statement.inferred_because)) == ("Maria Alvarez", True)
    assert article.person_mentions.get().inferred_because == (
        "“Alvarez” → Maria Alvarez: 3 of 3 articles with a full name of this surname"
        " in Harbour Herald, 2023–2025"
    )


def test_a_shared_descriptor_decides_between_bearers(print_it):
    full = ["Mayor Maria Alvarez spoke."] * 3
    *_, article = print_it(*full, "Tomás Alvarez sang.", "Mayor Alvarez left.")
    assert meant(article) == ("Maria Alvarez", True)


def test_the_order_of_the_import_makes_no_difference(print_it):
    [article] = print_it(ALONE)
    print_it(*FULL, first=1)
    assert meant(article) == ("Maria Alvarez", True)
    assert article.statements.get().speaker.name == "Maria Alvarez"


def test_a_rival_who_appears_later_takes_it_back(print_it):
    *_, article = print_it(*FULL, ALONE)
    print_it("Tomás Alvarez sang.", first=10)
    assert meant(article) == ("Alvarez", False)
    assert article.statements.get().speaker.name == "Alvarez"


def test_a_full_name_that_is_lost_takes_it_back(print_it):
    *_, article = print_it(*FULL[:2], ALONE)
    print_it("Nobody spoke.")
    assert meant(article) == ("Alvarez", False)


def test_a_second_import_changes_nothing(print_it, store):
    print_it(*FULL, ALONE)
    again = store(
        ALONE,
        key="seeds/2024-05-14-3-Harbour Herald.txt",
        headline="Report 2024-05-14 3",
        published_on=date(2024, 5, 14),
        **OUTLET,
    )
    assert again.outcome == "unchanged"


class TestEditors:
    def test_a_corrected_mention_is_kept_and_the_rest_stays_open(self, print_it, editor):
        chen = print_it("Chen Wei sang.", first=20)[0].person_mentions.get().person
        *_, article = print_it(*FULL, ALONE + " Then Alvarez left.")
        first, _second = article.person_mentions.order_by("start")
        decide(first, "corrected", by=editor, person=chen)
        print_it(*FULL, "Rain fell.\n\n" + ALONE + " Then Alvarez left.")
        found = article.person_mentions.order_by("start").values_list("person__name", "inferred_because")
        assert list(found) == [("Chen Wei", ""), ("Alvarez", "")]

    def test_a_confirmed_one_is_kept_when_a_rival_appears(self, print_it, editor):
        *_, article = print_it(*FULL, ALONE)
        decide(article.person_mentions.get(), "confirmed", by=editor)
        decide(article.statements.get(), "confirmed", by=editor)
        print_it("Tomás Alvarez sang.", first=10)
        print_it("Rain fell.\n\n" + ALONE, first=3)
        assert meant(article) == ("Maria Alvarez", True)
        assert article.statements.get().speaker.name == "Maria Alvarez"

    def test_whoever_was_declared_different_is_not_meant(self, print_it, editor):
        *_, article = print_it(*FULL, "Brandt said. " + ALONE)
        maria = Person.objects.get(name="Maria Alvarez")
        print_it("Alvarez spoke.", outlet="Evening Tide")
        surname = Person.objects.get(name="Alvarez")
        declare_distinct(surname, maria, reason="the fishmonger", by=editor)
        assert meant(article) == ("Alvarez", False)
        print_it("Maria Alvarez spoke.", first=10)
        settle_all()
        assert meant(article) == ("Alvarez", False)

    def test_a_surname_merged_into_a_person_is_that_person(self, print_it, editor):
        [article] = print_it("Alvarez spoke.")
        print_it("Chen Wei sang.", first=20)
        merge(Person.objects.get(name="Alvarez"), Person.objects.get(name="Chen Wei"), reason="nickname")
        *_, later = print_it(*FULL, "Then Alvarez spoke.", first=1)
        settle_all()
        assert meant(article) == meant(later) == ("Chen Wei", False)

    def test_an_inferred_mention_follows_a_merge_and_its_end(self, print_it, editor):
        *_, article = print_it(*FULL, ALONE)
        print_it("Chen Wei sang.", first=20)
        merge(Person.objects.get(name="Maria Alvarez"), Person.objects.get(name="Chen Wei"), reason="married")
        assert meant(article) == ("Chen Wei", True)
        settle_all()
        assert meant(article) == ("Chen Wei", True)


def test_the_command_joins_records_of_one_surname_and_infers(print_it):
    [article] = print_it("Alvarez spoke.")
    print_it(*FULL, first=1)
    other = Person.objects.create(name="Alvarez", sort_name="Alvarez", slug="alvarez-9", surname_only=True)
    other.aliases.create(name="Alvarez", match_key="alvarez")
    PersonMention.objects.filter(surname="alvarez").update(person=other, read_as=other, inferred_because="")
    call_command("resolve_surnames")
    assert Merge.objects.get().source == other
    assert meant(article) == ("Maria Alvarez", True)


def test_an_article_needs_the_same_queries_whatever_it_names(print_it, store, django_assert_max_num_queries):
    print_it(*FULL, ALONE)
    with django_assert_max_num_queries(45):
        store("Alvarez met Brandt. Then Alvarez left with Brandt.", key="seeds/x.txt", headline="X", **OUTLET)
    assert not Statement.objects.filter(surname="", inferred_because__gt="").exists()
